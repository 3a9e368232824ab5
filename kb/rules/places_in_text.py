"""Findings that point into a text: at a word inside a value, not at the value's beginning. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.library import LITERAL_FIELDS, Entry, Reference
from kb.model.file.path import Path
from kb.model.file.source import Source
from kb.model.record import Record
from kb.problem import Place
from kb.rules.finding import Finding


@dataclass(frozen=True, slots=True)
class PlacedFinding(Finding):
    """A finding that knows its place in the file; the path still says which value it is about."""

    at: Place = field(kw_only=True)


def place_of(source: Source, path: Path, word: re.Pattern[str]) -> Place:
    """The place of `word` in the value at `path`; of the value when the file does not show it as it is."""
    leaf = source.leaf(path)
    if leaf is None:
        return source.place(path)
    for number in range(leaf.line, min(leaf.end_line + 1, len(source.lines))):
        if match := word.search(source.lines[number], leaf.column if number == leaf.line else 0):
            return source.at(number, match.start(), match.end() - match.start())
    return source.place(path)


def place_of_reference(source: Source, reference: Reference) -> Place:
    """The place of the id that `reference` names: in a field, or with its brackets in a text."""
    target = re.escape(reference.target)
    word = rf"\[\[{target}(?=[\]#|])" if reference.mention else target
    return place_of(source, reference.path, re.compile(word))


def prose(entry: Entry[Record]) -> Iterator[tuple[Path, str]]:
    """Every text of a record that people wrote as sentences: nothing pasted, nothing that is matched."""
    for path, text in entry.source.texts():
        if LITERAL_FIELDS.isdisjoint(part for part in path if isinstance(part, str)):
            yield path, text
