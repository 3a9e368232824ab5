"""Actions that earlier windows left behind and nobody has done: the fix that never shipped, by name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from kb.brief.earlier import is_earlier
from kb.brief.past import Past
from kb.brief.scope import shared_systems
from kb.library import LogEntry
from kb.model.state import age_in_days, is_overdue
from kb.model.worklog import Action


@dataclass(frozen=True, slots=True)
class Unshipped:
    """An open action of an earlier log: since when (None when undated), how many days, and whether it was due."""

    log: LogEntry
    index: int
    action: Action
    age: int | None
    overdue: bool
    against: tuple[str, ...]
    """Ids of the pitfalls that this plan runs into and that the action is for."""
    systems: tuple[str, ...]
    """The systems that both logs work on."""


def unshipped(past: Past, window: LogEntry, now: datetime, pitfalls: Collection[str]) -> tuple[Unshipped, ...]:
    """Open actions of earlier logs on the same systems, or against `pitfalls`: those against them first, then by age.

    An action that is for the window itself is the window.
    """
    library, ask, found = past.library, is_earlier(window), []
    follows = {library.names.get(name, name) for name in window.record.follows}
    for log, left in past.owing:
        if not ask(log):
            continue
        systems = shared_systems(library.settings, window.record, log.record)
        age = age_in_days(log.night, now)
        for index, action in left:
            goals = {library.names.get(name, name) for name in action.for_}
            against = tuple(id for id in pitfalls if id in goals)
            if window.id not in goals and (systems or against or log.id in follows):
                overdue = is_overdue(action, log.night.zone, now)
                found.append(Unshipped(log, index, action, age, overdue, against, systems))
    return tuple(
        sorted(found, key=lambda one: (not one.against, not one.overdue, -(one.age or 0), one.log.id, one.index))
    )
