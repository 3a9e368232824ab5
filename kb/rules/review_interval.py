"""A pitfall that is to be looked at again says how often, and when it was last looked at.

`review_every: quarterly` looked right and meant nothing to the tool, so nobody was ever reminded. Write a number with
d, w, m or y, and beside it the day from which it counts.

PASS:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    review_every: 90d
    reviewed: 2026-02-01

FAIL:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    review_every: quarterly
    reviewed: 2026-02-01

FAIL:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    review_every: 90d
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.clock import read_interval
from kb.rules.finding import Finding

NAME = "review-interval"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Values of `review_every` that say no interval, or that have no day to count from."""
    for entry in library.pitfalls:
        every, reviewed = entry.record.review_every, entry.record.reviewed
        if not every:
            continue
        if read_interval(every) is None:
            help = "write a number with d, w, m or y: 90d, 6m or 1y"
            yield Finding(entry, ("review_every",), f"'{every}' does not say how often", help)
        elif reviewed is None:
            help = "add reviewed: the day on which somebody last looked at it"
            yield Finding(entry, ("review_every",), "nothing says from which day review_every counts", help)
        elif reviewed.day is None:
            yield Finding(entry, ("reviewed",), f"'{reviewed.text}' names no day", "write a date such as 2026-02-01")
