"""A planned window knows how to undo its work, and how many minutes that takes.

There was a way back in everybody's mind: restore the snapshot. When the moment came, nobody could say whether that
was ten minutes or an hour, so nobody could say whether there was still time for it. Without the minutes there
is no latest decision. Measure them in a rehearsal; until then an honest guess will do.

When nothing needs undoing, say so, with `minutes: 0`.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    backout_plan:
      - do: Restore the snapshot
        minutes: 40

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    backout_plan:
      - do: Restore the snapshot
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding, planned_windows
from kb.rules.planned_steps import quoted

NAME = "backout-plan"
LEVEL = Level.WARNING
ABOUT = ("backout_plan", "minutes")


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Planned windows without a back-out plan, and back-outs without minutes."""
    for entry in planned_windows(library, now):
        if not entry.record.backout_plan:
            help = "add backout_plan: what to do when it goes wrong, and its minutes"
            yield Finding(entry, ("window",), "there is no plan for undoing the work", help, key=True)
        for index, plan in enumerate(entry.record.backout_plan):
            if plan.minutes is None:
                message = f"nobody has said how many minutes '{quoted(plan.do)}' takes"
                help = "add minutes: a guess will do until it is rehearsed; the latest decision needs it"
                yield Finding(entry, ("backout_plan", index), message, help)
