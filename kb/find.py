"""Words → the records that hold all of them, best first, with the line where each was found.

Compares as people type: case, width, kana and long marks do not count, the team's synonyms do. Reads no files.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kb.library import Entry, Library
from kb.model.file.nodes import Leaf
from kb.model.file.path import Path
from kb.model.file.source import Source
from kb.model.record import Record
from kb.problem import Place

ID, TITLE, ALSO_KNOWN_AS, SYMPTOM, REST = range(5)
"""Where a word was found, the best place first."""

_RANKS = {"title": TITLE, "aliases": ID, "also_known_as": ALSO_KNOWN_AS, "symptom": SYMPTOM}
_SYMPTOMS = ("error", "output")
_Meanings = tuple[str, ...]
"""A word and its synonyms, folded: any of them will do."""
_TO_KATAKANA = {code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record that has all the words; `place` is the line that shows the best of them."""

    entry: Entry[Record]
    score: int
    place: Place


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of a record's text, folded, with where it ranks and where it stands."""

    folded: str
    rank: int
    leaf: Leaf | None


def find(library: Library, words: Sequence[str]) -> list[FoundRecord]:
    """Records that hold every word somewhere, best first; equals in the order of their ids.

    After them those that hold the words only when long marks do not count: パラメーター is パラメータ.
    """
    exact = _find(library, words, fold_kana)
    known = {hit.entry.id for hit in exact}
    return [*exact, *(hit for hit in _find(library, words, _without_long_marks) if hit.entry.id not in known)]


def _find(library: Library, words: Sequence[str], folded: Callable[[str], str]) -> list[FoundRecord]:
    readings = _readings(library, " ".join(words), folded)
    found = []
    for entry in library.entries():
        texts = tuple(_texts(entry, folded))
        hits = [hit for wanted in readings if (hit := _search(entry, texts, wanted))]
        found += [min(hits, key=lambda hit: hit.score)] if hits else []
    return sorted(found, key=lambda hit: (hit.score, hit.entry.id))


def fold_kana(text: str) -> str:
    """Text as it is compared: half- and full-width, capitals and small letters, both kana are one."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKC", text).casefold().translate(_TO_KATAKANA)


def _without_long_marks(text: str) -> str:
    return fold_kana(text).replace("ー", "")


def _readings(library: Library, query: str, folded: Callable[[str], str]) -> list[list[_Meanings]]:
    """What may be meant: the words one by one, and with several of them as one term of the team's synonyms."""
    groups = [[" ".join(folded(one).split()) for one in group] for group in library.settings.synonyms]
    text = f" {' '.join(folded(query).split())} "
    terms = (one for group in groups for one in group if " " in one and f" {one} " in text)
    readings = [text.split(), *([term, *text.replace(f" {term} ", " ").split()] for term in terms)]
    return [[_meanings(word, groups) for word in reading] for reading in readings if reading]


def _meanings(word: str, groups: list[list[str]]) -> _Meanings:
    """The word and its synonyms."""
    return (word, *(one for group in groups if word in group for one in group if one != word))


def _search(entry: Entry[Record], texts: tuple[_Text, ...], wanted: list[_Meanings]) -> FoundRecord | None:
    score = 0
    seen: list[_Text] = []
    for meanings in wanted:
        matching = [text for text in texts if any(word in text.folded for word in meanings)]
        if not matching:
            return None
        score += min(text.rank for text in matching)
        seen += matching
    return FoundRecord(entry, score, _place(entry.source, seen, [word for meanings in wanted for word in meanings]))


def _place(source: Source, seen: list[_Text], words: list[str]) -> Place:
    """Where the best of what was seen stands; the title for a record of which only the id has the words."""
    best = min((text for text in seen if text.leaf), key=lambda text: text.rank, default=None)
    titles = (leaf for path, leaf in source.leaves() if path[0] == "title")
    leaf = best.leaf if best else next(titles, None)
    return _line(source, leaf, words) if leaf else source.at(0, 0)


def _texts(entry: Entry[Record], folded: Callable[[str], str]) -> Iterator[_Text]:
    yield _Text(folded(entry.id), ID, None)
    for path, leaf in entry.source.leaves():
        yield _Text(folded(leaf.text), _rank(path), leaf)


def _rank(path: Path) -> int:
    if path[-1] in _SYMPTOMS:
        return SYMPTOM
    return _RANKS.get(str(path[0]), REST)


def _line(source: Source, leaf: Leaf, words: list[str]) -> Place:
    """The first of the words in the lines of the leaf; the leaf's beginning where a word spans lines."""
    for number in range(leaf.line, min(leaf.end_line + 1, len(source.lines))):
        if spot := _spot(source.lines[number], words):
            return source.at(number, *spot)
    return source.at(leaf.line, leaf.column)


def _spot(line: str, words: list[str]) -> tuple[int, int] | None:
    """Column (from 0) and width of the first word in a line; the whole line when folding moves its characters."""
    folded = fold_kana(line)
    start, word = min(((folded.find(word), word) for word in words if word in folded), default=(-1, ""))
    if start < 0:
        return None
    return (start, len(word)) if len(folded) == len(line) else (0, len(line))
