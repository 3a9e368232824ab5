"""When a record was last changed by events, as far as it says so itself: never the clock, never a file's date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from kb.library import Entry, Library, LogEntry
from kb.model.pitfall import Pitfall
from kb.model.times.moments import When
from kb.model.times.placing import Moment

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where a record says no date at all: a feed must have one, and the clock's would change at each build."""


def ended(entry: LogEntry) -> datetime:
    """When a log's work was over; its day when it does not say."""
    night = entry.night
    return next(_instants([night.ended, night.mitigated, night.end, night.day]), UNDATED)


def changed(entry: LogEntry) -> datetime:
    """The last event that a log tells of: its end, or an action that was done later."""
    night, zone = entry.night, entry.night.zone
    told = [*night.timeline, *night.deviations, *night.decisions]
    done = (_day(action.done, zone) for action in entry.record.actions)
    return max([ended(entry), *_instants(told), *(one for one in done if one)])


def first_and_last(library: Library, entry: Entry[Pitfall], ends: Mapping[str, datetime]) -> tuple[datetime, datetime]:
    """When a pitfall is first and last heard of: in the logs that name it, and when it was looked at.

    `ends` has the end of each log by its id.
    """
    origins = {reference.origin for reference in library.referred_by.get(entry.id, ())}
    times = [at for at in (ends.get(origin, UNDATED) for origin in origins) if at != UNDATED]
    reviewed = _day(entry.record.reviewed, ZoneInfo(library.settings.timezone))
    times = [*times, *([reviewed] if reviewed else [])]
    return min(times, default=UNDATED), max(times, default=UNDATED)


def _instants(moments: Iterable[Moment | None]) -> Iterator[datetime]:
    return (moment.at for moment in moments if moment and moment.at)


def _day(when: When | None, zone: ZoneInfo) -> datetime | None:
    day: date | None = when.day if when else None
    return datetime.combine(day, time(), zone) if day else None
