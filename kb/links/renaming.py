"""Every place where a knowledge base names a record, rewritten: records, kb.yml and hand-written pages.

Plans only: what each file will be. Old names become today's inside lines; nothing else of a line changes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.edits import apply_edits
from kb.library import LITERAL_FIELDS, Entry, Library
from kb.links.documents import Document
from kb.links.lines import FileLine
from kb.links.mentions import Finder, Mention
from kb.links.readers.markdown import read_markdown
from kb.model.code_spans import without_code
from kb.model.file.nodes import Leaf
from kb.model.file.path import Path as FieldPath
from kb.model.file.source import Source
from kb.model.record import Record
from kb.problem import Edit, Place

Change = tuple[int, int, int, str | None]
"""Line from 1, characters from and to in it, and what they become; None takes the whole line out."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is renamed: every old name of a record, the folder of its kind, and its new name."""

    old: Collection[str]
    folder: str
    new: str


def rewritten(
    root: Path, library: Library, documents: Iterable[Document], names: Renaming, finder: Finder
) -> Mapping[str, str]:
    """The new text of every file that names the record, by path; files that do not are left out."""
    found: dict[str, str] = {}
    for source, references in _sources(library, names):
        changes = [*references, *_in_texts(source, names, finder)]
        _note(found, root, source.path, _as_edits(source.lines, changes))
    for document in documents:
        text = (root / document.source).read_bytes().decode("utf-8", "surrogateescape").removeprefix("\ufeff")
        lines = tuple(re.split(r"\r\n|\r|\n", text))
        _note(found, root, document.source, _as_edits(lines, _in_document(text, document, names, finder)))
    return found


def _note(found: dict[str, str], root: Path, path: str, edits: list[Edit]) -> None:
    if edits:
        found[path] = apply_edits((root / path).read_bytes().decode("utf-8"), edits)


def _sources(library: Library, names: Renaming) -> Iterator[tuple[Source, list[Change]]]:
    yield library.settings_source, []
    for entry in library.entries():
        yield entry.source, list(_in_fields(entry, names))


def _in_fields(entry: Entry[Record], names: Renaming) -> Iterator[Change]:
    """References in fields."""
    fields = [(path, target) for path, target in entry.record.references() if target in names.old]
    if getattr(getattr(entry.record, "runbook", None), "ref", "") in names.old:
        fields.append((("runbook", "ref"), entry.record.runbook.ref))  # type: ignore[attr-defined]  # a work log has one
    twice = set(_named_twice(entry, names))
    for path, target in fields:
        place = entry.source.place(path)
        word = re.compile(rf"(?<![a-z0-9-]){re.escape(target)}(?![a-z0-9-])")
        match = word.search(place.text, place.column - 1)
        if match and path not in twice:
            yield place.line, match.start(), match.end(), names.new
    yield from (_taken_out(entry.source.place(path)) for path in sorted(twice, key=str))


def _named_twice(entry: Entry[Record], names: Renaming) -> Iterator[FieldPath]:
    """Items of lists of names that would name the record a second time: all that is said of it is that it is there."""
    lists: dict[FieldPath, list[tuple[FieldPath, str]]] = {}
    for path, target in entry.record.references():
        numbers = [at for at, part in enumerate(path) if isinstance(part, int)]
        if numbers and (target in names.old or target == names.new):
            lists.setdefault(path[: numbers[-1]], []).append((path, target))
    lists = {field: named for field, named in lists.items() if len(named) > 1}
    leaves = {path for path, _ in entry.source.leaves()} if lists else set()
    for field, named in lists.items():
        bare = [path for path, _ in named if path[: len(field) + 1] in leaves]
        if any(target in names.old for _, target in named):
            yield from bare if len(bare) < len(named) else bare[1:]


def _taken_out(place: Place) -> Change:
    """The item at a place, with its line, or with the comma beside it."""
    line, start, end = place.text, place.column - 1, place.column - 1 + place.width
    if not line[:start].strip(" -") and not line[end:].partition(" #")[0].strip():
        return place.line, 0, len(line), None
    before = re.search(r"\s*,\s*$", line[:start])
    after = re.match(r"\s*,\s*", line[end:])
    start = before.start() if before else start
    return place.line, start, end + (after.end() if after and not before else 0), ""


def _in_texts(source: Source, names: Renaming, finder: Finder) -> Iterator[Change]:
    """Mentions and links in texts that people wrote."""
    for path, leaf in source.leaves():
        literal = not LITERAL_FIELDS.isdisjoint(part for part in path if isinstance(part, str))
        if literal or not any(name in leaf.text for name in names.old):
            continue
        for mention in finder.find(_lines_of(source, leaf), source.path):
            yield from _in_mention(mention, names)


def _lines_of(source: Source, leaf: Leaf) -> Iterator[FileLine]:
    """The lines of a text, its code blanked."""
    block = leaf.style in ("|", ">")
    first = leaf.line + block
    last = leaf.end_line - (block and leaf.end_line > leaf.line)
    texts = source.lines[first : last + 1]
    indents = [len(text) - len(text.lstrip()) for text in texts]
    if block:
        margin = min((indent for indent, text in zip(indents, texts, strict=True) if text.strip()), default=0)
        indents = [margin] * len(texts)
    elif texts:
        indents[0] = leaf.column
    prose = without_code("\n".join(text[cut:] for text, cut in zip(texts, indents, strict=True)))
    for number, (text, cut, seen) in enumerate(zip(texts, indents, prose.split("\n"), strict=True), first + 1):
        yield FileLine(number, text, " " * min(cut, len(text)) + seen)


def _in_document(text: str, document: Document, names: Renaming, finder: Finder) -> Iterator[Change]:
    lines = list(read_markdown(text))
    for mention in finder.find(lines, document.source):
        yield from _in_mention(mention, names)
    for line in lines:
        for old in names.old:
            for match in re.finditer(rf"(?<=[(/]){names.folder}/{re.escape(old)}(?=\.md\b|/?[)#])", line.seen):
                if "://" not in line.seen[: match.start()].rpartition("(")[2]:
                    yield line.number, match.start(), match.end(), f"{names.folder}/{names.new}"


def _in_mention(mention: Mention, names: Renaming) -> Iterator[Change]:
    if mention.target in names.old:
        start = mention.start
        written = f"{mention.folder}/{mention.target}" if mention.form == "url" else mention.target
        new = f"{names.folder}/{names.new}" if mention.form == "url" else names.new
        yield mention.place.line, start, start + len(written), new


def _as_edits(lines: tuple[str, ...], changes: Iterable[Change]) -> list[Edit]:
    by_line: dict[int, set[tuple[int, int, str | None]]] = {}
    for number, start, end, text in changes:
        by_line.setdefault(number, set()).add((start, end, text))
    edits = []
    for number, parts in sorted(by_line.items()):
        line = lines[number - 1]
        gone = any(text is None for _, _, text in parts)
        for start, end, text in sorted(parts, key=lambda part: part[:2], reverse=True):
            line = line[:start] + (text or "") + line[end:]
        edits.append(Edit(number, number, () if gone else (line,)))
    return edits
