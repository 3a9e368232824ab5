"""What became of a pitfall: where it was met, avoided, and is watched for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.brief.scope import matches
from kb.library import Entry, Library, LogEntry
from kb.model.pitfall import Pitfall
from kb.model.record import Record
from kb.model.worklog import CAUGHT_BY
from kb.pages.desk import Desk
from kb.pages.runbooks import Runbook, runbooks_of


@dataclass(frozen=True, slots=True)
class History:
    """What became of a pitfall: met, avoided, caught by the tool or a checklist; where it is watched for."""

    met: tuple[LogEntry, ...]
    avoided: tuple[LogEntry, ...]
    caught: tuple[LogEntry, ...]
    checklists: tuple[Entry[Record], ...]
    runbooks: tuple[Runbook, ...]
    ways: tuple[tuple[str, int], ...] = ()
    """By what it was avoided, and in how many logs; those that do not say are left out."""

    @property
    def last_met(self) -> LogEntry | None:
        """The newest log in which it bit."""
        return self.met[-1] if self.met else None


def pitfall_history(desk: Desk, record: Pitfall) -> History:
    """Where a pitfall was met, avoided and is watched for."""
    library = desk.library
    origins = dict.fromkeys(one.origin for one in library.referred_by.get(record.id, ()))
    checklists = [library.by_id[origin] for origin in origins if library.by_id[origin].record.kind == "checklist"]
    for entry in library.checklists:
        scope = entry.record.include
        if scope and record.checks and matches(library.settings, scope, record) and entry.id not in origins:
            checklists.append(entry)
    return History(
        met=library.met.get(record.id, ()),
        avoided=library.avoided.get(record.id, ()),
        caught=library.caught.get(record.id, ()),
        checklists=tuple(checklists),
        runbooks=runbooks_of(desk, record.id),
        ways=tuple(_ways(desk.library, record.id)),
    )


def _ways(library: Library, pitfall: str) -> Iterator[tuple[str, int]]:
    logs = library.avoided.get(pitfall, ())
    for way in CAUGHT_BY:
        found = [
            log
            for log in logs
            if any(one.caught_by == way and library.names.get(one.id) == pitfall for one in log.record.pitfalls_avoided)
        ]
        if found:
            yield way, len(found)
