"""An open action has an owner and a day by which it is due.

"We should own that switch in Terraform" stood in the minutes of a night, agreed by all and assigned to none. The
next team put the maintenance page up by hand again. An action without a name and a day is a wish.

The owner is a role; a ticket elsewhere does not replace it, because nobody sees it from here.

PASS:

    title: Recreate the database
    actions:
      - do: Make the maintenance page a Terraform variable
        owner: infra
        due: 2026-03-31

FAIL:

    title: Recreate the database
    actions:
      - Make the maintenance page a Terraform variable
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.model.state import open_actions
from kb.model.worklog import Action
from kb.problem import Level
from kb.rules.finding import Finding
from kb.rules.planned_steps import quoted

NAME = "action-owned"
LEVEL = Level.WARNING
ABOUT = ("owner", "due")


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Open actions without owner or due day."""
    for entry in library.logs:
        for index, action in open_actions(entry.record):
            if missing := list(_missing(action)):
                message = f"the action '{quoted(action.do)}' has {' and '.join(what for what, _ in missing)}"
                help = "add " + " and ".join(how for _, how in missing)
                yield Finding(entry, ("actions", index), message, help)


def _missing(action: Action) -> Iterator[tuple[str, str]]:
    if not action.owner:
        yield "no owner", "owner: one role"
    if action.due is None:
        yield "no due day", "due: a date such as 2026-03-31"
    elif action.due.day is None:
        yield f"'{action.due.text}' as its due day, which names no day", "the date to due"
