"""After stopping, every step that is owed in any case is known to be done.

A night was broken off and everybody went home. The silence over the alerts stayed, because taking it off had been the
last step of a plan that nobody finished, and the next outage was seen by customers first. Mark such steps with
`even_if_aborted: true`, and write down for each of them that it was done.

Silent when the log says of every step that it was not begun: then there is nothing to clean up.

PASS:

    title: Recreate the database
    steps:
      - do: Silence the alerts
        result: done
      - do: Let the alerts speak again
        even_if_aborted: true
        result: done
    outcome: aborted

FAIL:

    title: Recreate the database
    steps:
      - do: Silence the alerts
        result: done
      - do: Let the alerts speak again
        even_if_aborted: true
    outcome: aborted
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.model.state import owed_steps
from kb.problem import Level
from kb.rules.abort_has_reasons import STOPPED
from kb.rules.finding import Finding
from kb.rules.planned_steps import name_of

NAME = "owed-after-abort"
LEVEL = Level.WARNING
_NOT_BEGUN = ("not-run", "skipped")


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Steps owed after stopping that are not done, or not known to be."""
    for entry in library.logs:
        log = entry.record
        if log.outcome not in STOPPED or all(step.result in _NOT_BEGUN for step in log.steps):
            continue
        for index, step in owed_steps(log):
            what = f"its result is {step.result}" if step.result else "nothing says whether it was done"
            message = f"{name_of(index, step)} is owed although the work was {log.outcome}: {what}"
            help = "do it now if it is still open, then write result: done"
            yield Finding(entry, ("steps", index, "result") if step.result else ("steps", index), message, help)
