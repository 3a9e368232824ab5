"""Planned work says when it is to happen.

A plan without a time stood on no calendar and on no list of coming windows. Two teams chose the same night for the
same load balancer, and each found the other's half-finished change. Even `start: 2026-02` tells the others where to
look.

Silent for work that is over and says when it really was.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14

FAIL:

    title: Recreate the database
    steps:
      - do: Apply the change
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "window-missing"
LEVEL = Level.WARNING
ABOUT = ("window", "start")


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Planned work without a window, unless it is over and has a day."""
    for entry in library.logs:
        log = entry.record
        if log.is_incident or log.window or (log.outcome and entry.night.day):
            continue
        help = "add window: with start: a day or a time; unplanned work belongs in logs/incidents/"
        yield Finding(entry, ("title",), "nothing says when this work is to happen", help, key=True)
