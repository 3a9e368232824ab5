"""Every record of a knowledge base by its name; read whole only where somebody needs more than that.

For who only links to records: reading two thousand of them whole takes six seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kb.library import Entry, Library
from kb.model.file.source import Source
from kb.model.record import Record
from kb.read.gathering import Gathering, bytes_of, library_of, read_one, record_files, without_garbage_collection
from kb.read.outline import Outline, outline_of
from kb.read.record import File, read_settings
from kb.read.root import SETTINGS

_TELLING = re.compile(rb"aliases|replaced_by|retired")
"""What stands in every record whose file name does not say all that a link to it must know."""


@dataclass(slots=True)
class Unread:
    """A record of which only the name is known, and its bytes."""

    id: str
    folder: str
    path: str
    raw: bytes = field(repr=False)
    _outline: Outline | None = None
    _outlined: bool = False

    @property
    def outline(self) -> Outline | None:
        """Its fields of the first level, where they can be told without reading it."""
        if not self._outlined:
            self._outline, self._outlined = outline_of(self.raw), True
        return self._outline


@dataclass
class RecordNames:
    """Records as far as they are known: some read, of the others the name."""

    root: Path
    source: Source
    gathering: Gathering
    unread: dict[str, Unread] = field(default_factory=dict)

    @property
    def library(self) -> Library:
        """Everything that was read so far."""
        return library_of(self.gathering, self.source)

    @property
    def folders(self) -> dict[str, str]:
        """The folder of each record that was not read, by id."""
        return {one.id: one.folder for one in self.unread.values()}

    def read(self, ids: Iterable[str]) -> list[Entry[Record]]:
        """Read these records, where they exist and were not read before; those that are sound."""
        with without_garbage_collection():
            wanted = [self.unread.pop(id) for id in dict.fromkeys(ids) if id in self.unread]
            for one in wanted:
                read_one(self.root, one.path, self.gathering)
        entries = self.gathering.entries
        return [entries[one.id] for one in wanted if one.id in entries]


def read_names(root: Path) -> RecordNames:
    """The names of all records; those whole that have other names or count no more. Raises OSError without kb.yml."""
    settings, source, _ = read_settings(File(SETTINGS, bytes_of(root / SETTINGS)))
    names = RecordNames(root, source, Gathering(settings))
    with without_garbage_collection():
        for one in _files(root, names.gathering):
            twin = names.unread.pop(one.id, None)  # of two files with one name, the first is the record
            if twin or _TELLING.search(one.raw):
                for each in (twin, one) if twin else (one,):
                    read_one(root, each.path, names.gathering)
            else:
                names.unread[one.id] = one
    return names


def _files(root: Path, gathering: Gathering) -> Iterator[Unread]:
    for path in record_files(root, gathering.problems):
        try:
            raw = bytes_of(root / path)
        except OSError:
            read_one(root, path, gathering)
            continue
        yield Unread(File(path, b"").stem, path.split("/")[1], path, raw)
