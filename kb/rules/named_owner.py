"""Each step says who carries it out.

Two people each thought that the other would take the maintenance page down, and it stayed up for a quarter of an
hour after the work was over. It was nobody's mistake: the plan said what was to be done, and not by whom. A role
is enough, and one role per step.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    steps:
      - do: Take the maintenance page down
        owner: app

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    steps:
      - do: Take the maintenance page down
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding
from kb.rules.planned_steps import name_of, path_of, planned_steps

NAME = "named-owner"
LEVEL = Level.WARNING
ABOUT = ("owner",)


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Steps of planned windows that nobody owns."""
    for entry, index, step in planned_steps(library, now):
        if not step.owner:
            message = f"{name_of(index, step)} has no owner"
            yield Finding(entry, path_of(index), message, "add owner: with one role")
