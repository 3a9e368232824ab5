"""Somebody who knows the work, or at least does not carry it out, has looked at the plan.

A plan is clear to those who wrote it. One team had read theirs to each other twice; nobody who had done such a
night before had seen it, and the step that undid another step was in it from the first draft. Anyone who had met
that pitfall would have stopped at that line.

A review counts when it is by an expert, or by a role that owns none of the steps. An expert who takes part on the
night counts as well. Which roles are experts is in the vocabulary: `expert`, 有識者, 経験者 and their aliases.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    reviewed_by:
      - role: expert
        at: 2026-02-12
    steps:
      - do: Apply the change
        owner: infra

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    people:
      - role: lead
      - role: expert
        attended: true

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    reviewed_by:
      - role: infra
    people:
      - role: expert
        attended: false
    steps:
      - do: Apply the change
        owner: infra
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.model.roles import experts_present, is_expert, role_key
from kb.model.settings import Settings
from kb.model.worklog import WorkLog
from kb.problem import Level
from kb.rules.finding import Finding, planned_windows

NAME = "expert-review"
LEVEL = Level.WARNING
ABOUT = ("reviewed_by", "people")
HELP = "add reviewed_by: with the role of somebody who has done this before, and when they read the plan"


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Planned windows that only those who carry them out have seen."""
    for entry in planned_windows(library, now):
        log = entry.record
        if _reviewed_from_outside(library.settings, log) or any(experts_present(library.settings, log)):
            continue
        if log.reviewed_by:
            roles = ", ".join(dict.fromkeys(review.role for review in log.reviewed_by))
            message = f"the plan was reviewed only by {roles}, who carry it out, and no expert takes part"
            yield Finding(entry, ("reviewed_by", 0, "role"), message, HELP)
        else:
            message = "nobody has reviewed the plan, and no expert takes part"
            yield Finding(entry, ("window",), message, HELP, key=True)


def _reviewed_from_outside(settings: Settings, log: WorkLog) -> bool:
    owners = {role_key(settings, step.owner) for step in log.steps if step.owner}
    return any(
        is_expert(settings, review.role) or role_key(settings, review.role) not in owners for review in log.reviewed_by
    )
