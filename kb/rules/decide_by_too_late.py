"""At `decide_by` there is still time to undo everything before the window ends.

A time for turning back is worth nothing when the way back takes longer than what is left. One team picked half an
hour before the end because it sounded prudent; putting the snapshot back took forty minutes, and the maintenance
page had to come down after that. Whoever decides at that hour can only choose how late service will be.

The latest decision is the planned end, less the longest back-out that applies by then, less the steps that are owed
even when the work is stopped, less the margin. Minutes that nobody has written down count as none, so that the
real time is earlier still.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 05:00
      decide_by: 04:05
      margin: 10
    backout_plan:
      - do: Restore the snapshot
        minutes: 40
        from_step: apply
    steps:
      - id: apply
        do: Apply the change
        minutes: 90
      - do: Take the maintenance page down
        minutes: 5
        even_if_aborted: true

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 05:00
      decide_by: 04:30
      margin: 10
    backout_plan:
      - do: Restore the snapshot
        minutes: 40
        from_step: apply
    steps:
      - id: apply
        do: Apply the change
        minutes: 90
      - do: Take the maintenance page down
        minutes: 5
        even_if_aborted: true
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library, LogEntry
from kb.problem import Level
from kb.rules.deciding import arithmetic, clock, is_before, latest_at, minutes_from, risky_step
from kb.rules.finding import Finding, planned_windows

NAME = "decide-by-too-late"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Planned windows whose `decide_by` leaves too little time for the way back."""
    for entry in planned_windows(library, now):
        decide_by, end = entry.night.decide_by, entry.night.end
        if not decide_by or not decide_by.exact or not decide_by.at or not end or not end.at:
            continue
        latest = latest_at(entry, decide_by.at)
        if latest and is_before(latest.at, decide_by.at):
            late = minutes_from(latest.at, decide_by.at)
            least = "at least " if latest.at_the_latest else ""
            message = (
                f"decide_by {clock(decide_by.at, end.at)} is {least}{late} minutes after the latest decision: "
                f"{arithmetic(latest, end.at)}"
            )
            yield Finding(entry, ("window", "decide_by"), message, _help(entry, latest.at, end.at))


def _help(entry: LogEntry, latest: datetime, end: datetime) -> str:
    risky, start = risky_step(entry), entry.night.start
    earliest = risky.ends if risky else start.at if start else None
    if earliest and is_before(latest, earliest):
        return "the window is too short for its own way back: make it longer, or the back-out shorter"
    return f"write decide_by: {clock(latest, end)} or earlier"
