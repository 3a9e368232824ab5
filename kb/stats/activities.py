"""How long the same activity was to take, and took, over many nights."""

from __future__ import annotations

from dataclasses import dataclass

from kb.library import Library
from kb.model.done_steps import done_steps
from kb.model.settings import fold
from kb.model.state import went_ahead
from kb.stats.spread import Pair, Spread


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity: the nights in which it was done, and the minutes of its steps."""

    name: str
    """As the newest night spells it."""
    nights: int
    planned: Spread
    took: Spread


def activities_of(library: Library) -> tuple[Activity, ...]:
    """Every activity that was done, the one of most nights first."""
    names: dict[str, str] = {}
    planned: dict[str, list[Pair]] = {}
    took: dict[str, list[Pair]] = {}
    for log in library.logs_in_time:
        for step, minutes in done_steps(log.record, log.night) if went_ahead(log.record) else ():
            if key := fold(step.activity):
                names[key] = " ".join(step.activity.split())
                planned.setdefault(key, []).append((step.minutes, log.id))
                took.setdefault(key, []).append((minutes, log.id))
    found = (
        Activity(name, len({id for _, id in took[key]}), Spread.of(planned[key]), Spread.of(took[key]))
        for key, name in names.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.nights, one.name)))
