"""The planned steps, what is owed and the margin fit into the window.

Each step had an estimate and nobody had added them up. They came to ten minutes more than the window that users had
been told of, with every step going well. A night that is late before it begins has no room for the question of
turning back.

The minutes of all steps count, also of those owed when the work is stopped; then the margin. Missing minutes count
as none.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 05:00
      margin: 10
    steps:
      - do: Apply the change
        minutes: 120
      - do: Take the maintenance page down
        minutes: 10
        even_if_aborted: true

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 04:00
      margin: 10
    steps:
      - do: Apply the change
        minutes: 120
      - do: Take the maintenance page down
        minutes: 10
        even_if_aborted: true
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.model.worklog import WorkLog
from kb.problem import Level
from kb.rules.finding import Finding, planned_windows

NAME = "plan-fits-window"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Planned windows that are shorter than their plan."""
    for entry in planned_windows(library, now):
        window, room = entry.record.window, entry.night.planned_minutes
        if window is None or room is None or room < 0:  # it ends before it begins: time-order tells
            continue
        planned = sum(step.minutes or 0 for step in entry.record.steps)
        needed = planned + (window.margin or 0)
        if needed > room:
            message = f"{_workings(entry.record, planned)}, and the window has {room}: {needed - room} too many"
            help = "make the window longer, or do less in it"
            yield Finding(entry, ("window", "end"), message, help)


def _workings(log: WorkLog, planned: int) -> str:
    margin = log.window.margin if log.window else None
    unknown = sum(step.minutes is None for step in log.steps)
    least = f"at least {planned} minutes ({unknown} without a number)" if unknown else f"{planned} minutes"
    return f"the steps take {least}" + (f" and the margin {margin}" if margin else "")
