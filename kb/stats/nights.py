"""How many nights, by what became of them; how late windows ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kb.library import Library
from kb.model.state import State, state_of, went_ahead
from kb.stats.spread import Lateness


@dataclass(frozen=True, slots=True)
class Nights:
    """Windows and incidents by state, in the order of `State`, each state that occurs."""

    windows: Mapping[str, int]
    incidents: Mapping[str, int]
    drafts: int
    first: str
    """The first day, or the month or year when no more is known; empty without any."""
    last: str

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.windows.values()) + sum(self.incidents.values())


def nights_of(library: Library, now: datetime) -> Nights:
    """The count at `now`."""
    found: dict[bool, Counter[State]] = {False: Counter(), True: Counter()}
    for log in library.logs:
        found[log.record.is_incident][state_of(log.record, log.night, now)] += 1
    days = [day for log in library.logs_in_time if log.night.day and (day := log.night.day.day_text)]
    return Nights(
        windows=_in_order(found[False]),
        incidents=_in_order(found[True]),
        drafts=sum(log.record.draft for log in library.logs),
        first=days[0] if days else "",
        last=days[-1] if days else "",
    )


def overrun_of(library: Library) -> Lateness:
    """How long after their planned end windows were over."""
    windows = (log for log in library.logs if not log.record.is_incident and went_ahead(log.record))
    return Lateness.of((log.night.overrun, log.id) for log in windows)


def _in_order(counted: Counter[State]) -> Mapping[str, int]:
    return {str(state): counted[state] for state in State if counted[state]}
