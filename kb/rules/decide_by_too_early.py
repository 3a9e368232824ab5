"""At `decide_by` the risky step is over, so that its result can be seen.

To be on the safe side a team set the time early: 02:30, when the apply was to run until four. At 02:30 everything
looked fine, as it does before anything has been changed, and "go on" was the only possible answer. When the
apply did go wrong, the question had already been asked.

The risky step is the first `point_of_no_return`; without one, the step from which the longest back-out applies.
Nothing is said while minutes are missing, as nobody can tell when that step ends.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 06:00
      decide_by: 04:00
    steps:
      - do: Take a snapshot
        minutes: 30
      - do: Apply the change
        minutes: 90
        point_of_no_return: true

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 06:00
      decide_by: 02:30
    steps:
      - do: Take a snapshot
        minutes: 30
      - do: Apply the change
        minutes: 90
        point_of_no_return: true
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library, LogEntry
from kb.problem import Level
from kb.rules.deciding import RiskyStep, clock, is_before, latest_at, risky_step
from kb.rules.finding import Finding, planned_windows
from kb.rules.planned_steps import name_of

NAME = "decide-by-too-early"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Planned windows whose `decide_by` comes before the risky step has ended."""
    for entry in planned_windows(library, now):
        decide_by, risky = entry.night.decide_by, risky_step(entry)
        if risky and decide_by and decide_by.exact and decide_by.at and is_before(decide_by.at, risky.ends):
            name = name_of(risky.index, entry.record.steps[risky.index])
            message = (
                f"decide_by {clock(decide_by.at, risky.ends)} comes before the end of {name} "
                f"at {clock(risky.ends, risky.ends)}: nobody can know yet how it went"
            )
            yield Finding(entry, ("window", "decide_by"), message, _help(entry, risky))


def _help(entry: LogEntry, risky: RiskyStep) -> str:
    latest = latest_at(entry, risky.ends)
    if latest is None:
        return f"write decide_by: {clock(risky.ends, risky.ends)} or later"
    if is_before(latest.at, risky.ends):
        return "the window is too short for its own way back: make it longer, or the back-out shorter"
    until = clock(latest.at, risky.ends)
    return f"write decide_by: {clock(risky.ends, risky.ends)} or later, and not after {until}, the latest decision"
