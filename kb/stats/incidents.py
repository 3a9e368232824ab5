"""How long incidents went unseen, and how long until users no longer felt them. Only exact times count."""

from __future__ import annotations

from dataclasses import dataclass

from kb.library import Library
from kb.model.times.minutes import minutes_between
from kb.model.times.placing import Moment
from kb.stats.spread import Spread


@dataclass(frozen=True, slots=True)
class Incidents:
    """Minutes from the start of each incident."""

    until_detected: Spread
    until_mitigated: Spread


def incidents_of(library: Library) -> Incidents:
    """The minutes of every incident whose times are exact."""
    nights = [(log.night, log.id) for log in library.logs if log.record.is_incident]
    return Incidents(
        Spread.of((_minutes(night.began, night.detected), id) for night, id in nights),
        Spread.of((_minutes(night.began, night.mitigated), id) for night, id in nights),
    )


def _minutes(first: Moment | None, last: Moment | None) -> int | None:
    """None too when the last is before the first: one of them is a slip."""
    minutes = minutes_between(first, last)
    return minutes if minutes is not None and minutes >= 0 else None
