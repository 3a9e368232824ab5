"""Minutes between two moments, and after an instant: elapsed ones, whatever clocks did in between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kb.model.times.placing import Moment


def minutes_between(first: Moment | None, last: Moment | None) -> int | None:
    """Minutes from one exact moment to another; None when either is not exact."""
    if first and last and first.exact and last.exact and first.at and last.at:
        return round((last.at.timestamp() - first.at.timestamp()) / 60)
    return None


def add_minutes(at: datetime, minutes: int) -> datetime:
    """The instant `minutes` after `at`, in the same zone, also across a clock change."""
    later = at + timedelta(minutes=minutes)
    if later.utcoffset() == at.utcoffset():
        return later
    return (at.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(at.tzinfo)
