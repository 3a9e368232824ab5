"""A step done by hand says what it touches.

Somebody switched a service to its maintenance page in a console. The page belonged to a tool that knew nothing of
it, and the tool's next run was about to switch it off again in the middle of the work. Only a record of what the
hand touched can be held against what tools own: that is how kb can warn the day before.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    steps:
      - do: Switch to the maintenance page
        with: hand
        touches:
          - cloudfront

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    steps:
      - do: Switch to the maintenance page
        with: hand
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding
from kb.rules.planned_steps import is_by_hand, name_of, path_of, planned_steps

NAME = "hand-step-touches"
LEVEL = Level.WARNING
ABOUT = ("touches",)


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Steps by hand, in planned windows, of which nobody knows what they touch."""
    for entry, index, step in planned_steps(library, now):
        if is_by_hand(step) and not step.touches:
            message = f"{name_of(index, step)} is done by hand and does not say what it touches"
            help = "add touches: with what it changes, such as cloudfront; a tool may own that too"
            yield Finding(entry, path_of(index), message, help)
