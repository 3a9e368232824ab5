"""Which windows stand in the calendar, and where the calendar of one window is. Needs no calendar library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from kb.library import LogEntry
from kb.model.times.moments import Form

KEPT = timedelta(days=31)
"""How long a window stays in the calendar after its end, so that subscribers see what became of it."""
_DATED = (Form.MINUTE, Form.CLOCK, Form.DAY)


def shown_windows(logs: Iterable[LogEntry], now: datetime) -> list[LogEntry]:
    """Windows with a day, of which not more than a month has passed since their end; the nearest first."""
    found = []
    for entry in logs:
        start = entry.night.start
        if has_day(entry) and start and start.at:
            last = (entry.night.ended or entry.night.end or start).over_at or start.at
            if last.timestamp() >= (now - KEPT).timestamp():
                found.append((start.at.timestamp(), entry.id, entry))
    return [entry for _, _, entry in sorted(found, key=lambda one: one[:2])]


def has_day(entry: LogEntry) -> bool:
    """Whether it is a window with a day, so that a calendar can hold it."""
    start = entry.night.start
    return not entry.record.is_incident and start is not None and start.at is not None and start.when.form in _DATED


def calendar_name(path: str) -> str:
    """Where the calendar of one window is, by the path of its page."""
    return f"{path}/{path.rpartition('/')[2]}.ics"
