"""A step that changes something says what shows that it worked.

"Done" was written in the chat after each step, and meant that the command had come back. The restored database
came back too, with default settings, and it was found out by chance an hour later. What to look at is easy to say
on the day before and hard to think of at three in the morning.

A step changes something when it touches something, or when there is no way back after it. Others are not judged.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    steps:
      - do: Switch to the maintenance page
        touches:
          - cloudfront
        expect: Every page answers 503
      - do: Tell the support desk

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    steps:
      - do: Switch to the maintenance page
        touches:
          - cloudfront
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding
from kb.rules.planned_steps import name_of, path_of, planned_steps

NAME = "step-expectation"
LEVEL = Level.WARNING
ABOUT = ("expect",)


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Steps of planned windows that change something and do not say how to see it."""
    for entry, index, step in planned_steps(library, now):
        if (step.touches or step.point_of_no_return) and not step.expect:
            message = f"{name_of(index, step)} does not say what shows that it worked"
            yield Finding(entry, path_of(index), message, "add expect: with what can be seen when it has worked")
