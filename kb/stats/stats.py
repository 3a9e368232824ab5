"""All numbers of one knowledge base at one moment: a frozen value, and how it is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kb.library import Library
from kb.stats.actions import Actions, actions_of
from kb.stats.activities import Activity, activities_of
from kb.stats.decisions import Decisions, decisions_of
from kb.stats.incidents import Incidents, incidents_of
from kb.stats.nights import Nights, nights_of, overrun_of
from kb.stats.pitfalls import Pitfalls, pitfalls_of
from kb.stats.selection import Selection, select
from kb.stats.spread import Lateness


@dataclass(frozen=True, slots=True)
class Stats:
    """The numbers, and what they are about."""

    now: datetime
    selection: Selection
    undated: int
    """Nights that a period left out, as they have no day."""
    nights: Nights
    overrun: Lateness
    decisions: Decisions
    activities: tuple[Activity, ...]
    pitfalls: Pitfalls
    incidents: Incidents
    actions: Actions


def stats_of(library: Library, selection: Selection, now: datetime) -> Stats:
    """Count what was asked for, as it stands at `now`."""
    chosen, undated = select(library, selection)
    return Stats(
        now=now,
        selection=selection,
        undated=undated,
        nights=nights_of(chosen, now),
        overrun=overrun_of(chosen),
        decisions=decisions_of(chosen),
        activities=activities_of(chosen),
        pitfalls=pitfalls_of(chosen),
        incidents=incidents_of(chosen),
        actions=actions_of(chosen, now),
    )
