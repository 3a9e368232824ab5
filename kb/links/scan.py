"""Files → mentions: reads each file that may hold one, in the reader of its format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kb.links.files import FoundFile
from kb.links.mentions import Finder, Mention
from kb.links.readers import reader_for
from kb.read.text.encodings import read_text

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Scanned:
    """A file with its mentions; their places name it as `Shown` says."""

    file: FoundFile
    mentions: tuple[Mention, ...]


Shown = Callable[[FoundFile], str]
"""How a file is named to who reads the report."""


def scan(files: Iterable[FoundFile], finder: Finder, shown: Shown) -> Iterator[Scanned]:
    """Every file that has mentions, in the order of `files`."""
    for file in files:
        try:
            raw = file.path.read_bytes()
        except OSError:
            continue
        if raw[:2] in _UTF_16 or finder.hint.search(raw):
            mentions = tuple(mentions_in(raw, file, finder, shown(file)))
            if mentions:
                yield Scanned(file, mentions)


def mentions_in(raw: bytes, file: FoundFile, finder: Finder, path: str) -> Iterator[Mention]:
    """The mentions in one file's bytes."""
    found = read_text(raw)
    if found is None:
        return
    text = found[0].removeprefix("\ufeff")
    reader = reader_for(file.path.name, text[:2])
    if reader is not None:
        yield from finder.find(reader(text), path)
