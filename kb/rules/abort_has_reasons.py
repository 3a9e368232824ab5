"""Work that was stopped or undone has a decision that says why.

A team turned back at ten to four and was right to. Weeks later somebody asked why the work had not simply been
finished, and nobody could say any more what had been on the table. The reasons for stopping are what the next team
weighs its own night against, and what lets people stop again.

PASS:

    title: Recreate the database
    decisions:
      - at: 2026-02-14 03:50
        choice: abort
        because:
          - Three surprises in a row, and nobody could say what the next one would be
    outcome: aborted

FAIL:

    title: Recreate the database
    decisions:
      - at: 2026-02-14 03:50
        choice: abort
    outcome: aborted
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "abort-has-reasons"
LEVEL = Level.WARNING
ABOUT = ("decisions", "choice", "because")
STOPPED = ("aborted", "rolled-back")
TURNING_BACK = ("abort", "roll-back", "postpone")


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Stopped work without a reasoned decision to turn back."""
    for entry in library.logs:
        log = entry.record
        if log.outcome not in STOPPED:
            continue
        decisions = [(index, one) for index, one in enumerate(log.decisions) if one.choice in TURNING_BACK]
        if any(reason.strip() for _, one in decisions for reason in one.because):
            continue
        if decisions:
            index, decision = decisions[-1]
            message = f"the decision '{decision.choice}' gives no reasons"
            yield Finding(entry, ("decisions", index), message, "add because: with one reason per line")
        else:
            choice = "abort" if log.outcome == "aborted" else "roll-back"
            message = f"the outcome is {log.outcome}, and no decision says why"
            yield Finding(entry, ("outcome",), message, f"add to decisions: choice: {choice}, with because: below it")
