"""An action is done by the day it was due.

A job that applied a plan which had failed was to be split "by the end of March". In autumn it failed the same way
again. A day that passes in silence teaches that days do not matter: do it, agree on another day, or write that it
will not be done.

PASS:

    # now: 2026-04-01 09:00
    title: Recreate the database
    actions:
      - do: Split plan and apply into two jobs
        owner: infra
        due: 2026-03-31
        done: 2026-03-30

FAIL:

    # now: 2026-04-01 09:00
    title: Recreate the database
    actions:
      - do: Split plan and apply into two jobs
        owner: infra
        due: 2026-03-31
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.model.state import is_overdue, open_actions
from kb.problem import Level
from kb.rules.finding import Finding
from kb.rules.planned_steps import quoted

NAME = "action-overdue"
LEVEL = Level.WARNING
BY_CLOCK = True


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Open actions whose day is over."""
    for entry in library.logs:
        for index, action in open_actions(entry.record):
            if action.due and is_overdue(action, entry.night.zone, now):
                message = f"the action '{quoted(action.do)}' was due {action.due.text} and is not done"
                help = "add done: with the day it was done, or agree on another due"
                yield Finding(entry, ("actions", index, "due"), message, help)
