"""What a rule finds: a record, a path in it, a sentence. The engine adds place, level and name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kb.library import Entry, Library, LogEntry
from kb.model.file.path import Path
from kb.model.record import Record
from kb.model.state import BEFORE, state_of


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule has to say about `entry`; `path` leads to the value, or to the nearest field above it."""

    entry: Entry[Record]
    path: Path
    message: str
    help: str = ""
    key: bool = False
    """Point at the field's name instead of its value."""


def planned_windows(library: Library, now: datetime) -> Iterator[LogEntry]:
    """Windows that can still be planned better: no outcome, and not over. What planning rules judge.

    Where an outcome was written and did not fit, nobody knows whether it is a plan.
    """
    for entry in library.logs:
        if entry.record.is_incident or "outcome" in entry.source.left_out:
            continue
        if state_of(entry.record, entry.night, now) in BEFORE:
            yield entry
