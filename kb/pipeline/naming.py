"""In which ways records name others, found by reading as few of them as may: one that does so is enough."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from kb.library import Entry, Reference, references_of
from kb.model.record import Record
from kb.read.record_names import RecordNames, Unread

NAMED, CHECKLIST, DEVIATIONS, AVOIDED = "named", "checklist", "deviations", "pitfalls_avoided"
"""The ways that make different sections: at all, by a checklist, in these fields of a log."""


@dataclass
class Naming:
    """Who names the records called `spelled` (id → every name it has), as far as anybody asked."""

    names: RecordNames
    spelled: dict[str, tuple[str, ...]]
    _known: set[tuple[str, str]] = field(default_factory=set)
    """(id, way)."""

    def __post_init__(self) -> None:
        self._ids = {name: id for id, names in self.spelled.items() for name in names}
        for entry in self.names.library.entries():
            self._take_in(entry)
        self._holding = _holding(self.names.unread.values(), self._ids)

    def is_named(self, id: str, way: str) -> bool:
        """Whether a record other than itself names `id` in that way; reads until one does."""
        for one in [other for name in self.spelled[id] for other in self._holding.get(name, ())]:
            if (id, way) in self._known:
                break
            if one.id != id and any(name.encode() in _text_for(one, way) for name in self.spelled[id]):
                for entry in self.names.read([one.id]):
                    self._take_in(entry)
        return (id, way) in self._known

    def _take_in(self, entry: Entry[Record]) -> None:
        for reference in references_of(entry):
            target = self._ids.get(reference.target, "")
            if target and target != entry.id:
                self._known |= {(target, way) for way in _ways_of(entry, reference)}


def _ways_of(entry: Entry[Record], reference: Reference) -> Iterator[str]:
    yield NAMED
    if entry.record.kind == "checklist":
        yield CHECKLIST
    if not reference.mention and reference.path[0] in (DEVIATIONS, AVOIDED):
        yield str(reference.path[0])


def _holding(records: Collection[Unread], names: Collection[str]) -> dict[str, list[Unread]]:
    """For each name: the records in whose bytes it stands."""
    found: dict[str, list[Unread]] = {}
    if names:
        wanted = {name.encode() for name in names}
        words = re.compile(rb"[a-z0-9-]{%d,}" % min(map(len, wanted)))
        for one in records:
            for name in wanted.intersection(words.findall(one.raw)):
                found.setdefault(name.decode(), []).append(one)
    return found


def _text_for(one: Unread, way: str) -> bytes:
    """The part of a record in which it may name another in that way."""
    if way == NAMED:
        return one.raw
    if way == CHECKLIST:
        return one.raw if one.folder == "checklists" else b""
    if one.folder not in ("windows", "incidents"):
        return b""
    return one.raw if one.outline is None else one.outline.get(way, b"")
