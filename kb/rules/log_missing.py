"""A window that is over says how it ended.

The same three pitfalls met three teams within a year, and each wrote its log "tomorrow". What is not written within
some days is not written at all: the chat scrolls away, and with it the times, the error texts and the reasons.
Ten lines are enough: the outcome, what differed from the plan, and why you decided as you did.

PASS:

    # now: 2026-02-16 09:00
    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 05:00
    outcome: completed

FAIL:

    # now: 2026-02-16 09:00
    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 05:00
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.model.state import State, state_of
from kb.model.worklog import INCIDENT_OUTCOMES, WINDOW_OUTCOMES
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "log-missing"
LEVEL = Level.WARNING
ABOUT = ("outcome",)
BY_CLOCK = True


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Logs whose time is over, without an outcome."""
    for entry in library.logs:
        log = entry.record
        if state_of(log, entry.night, now) is not State.LOG_MISSING:
            continue
        outcomes = INCIDENT_OUTCOMES if log.is_incident else WINDOW_OUTCOMES
        message = "the work is over, and nothing says how it ended"
        help = f"add outcome: {', '.join(outcomes[:-1])} or {outcomes[-1]}"
        yield Finding(entry, ("window",) if log.window else ("actual",), message, help, key=True)
