"""The hand-written Markdown of `docs/`: every mention in it, with its place. Code is left alone.

Reads files, judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.library import mentions_in
from kb.problem import Place

_FENCE = re.compile(r"^\s{0,3}(?:>\s?)*\s*(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_TITLE = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """One `[[id]]` in a document."""

    target: str
    section: str
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """One hand-written page: its path below `docs/`, its title and whom it mentions."""

    path: str
    title: str
    mentions: tuple[DocumentMention, ...]


def read_documents(root: Path, docs_dir: str) -> tuple[Document, ...]:
    """Every Markdown file below `docs_dir`, sorted by path; symbolic links and hidden files are left out."""
    base = root / docs_dir
    found = []
    for path in sorted(base.rglob("*.md")) if base.is_dir() else ():
        relative = path.relative_to(base)
        if any(part.startswith(".") for part in relative.parts) or path.is_symlink():
            continue
        try:
            text = path.read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        title = _TITLE.search(text)
        place = path.relative_to(root).as_posix()
        found.append(Document(relative.as_posix(), title[1] if title else relative.stem, tuple(scan(text, place))))
    return tuple(found)


def scan(text: str, path: str) -> Iterator[DocumentMention]:
    """Every mention in a Markdown text outside code, with its place in the file `path`."""
    for number, line, prose in prose_lines(text):
        for match in mentions_in(prose):
            width = match.end() - match.start()
            yield DocumentMention(match[1], match[2] or "", Place(path, number, match.start() + 1, width, line))


def prose_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Each line outside fenced and indented code: its number from 1, the line, and the line with code spans blanked."""
    fence = ""
    blank_before = True
    for number, line in enumerate(text.splitlines(), 1):
        match = _FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not line.strip().strip(match[1][0]):
                fence = ""
        elif match:
            fence = match[1]
        elif not (line.startswith(("    ", "\t")) and blank_before):
            yield number, line, _CODE_SPAN.sub(lambda code: " " * len(code[0]), line)
            blank_before = not line.strip()
            continue
        blank_before = not line.strip() or (blank_before and line.startswith(("    ", "\t")))
