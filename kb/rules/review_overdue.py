"""A pitfall is looked at again when its time has come.

A page said for three years that a certain version loses its lock file. The version had long been replaced, the advice
cost every team a quarter of an hour, and the true pitfall of the new version was on no page. Knowledge about systems
goes stale as they move; `review_every` says how soon.

PASS:

    # now: 2026-11-27 18:00
    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    review_every: 6m
    reviewed: 2026-10-30

FAIL:

    # now: 2026-11-27 18:00
    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    review_every: 6m
    reviewed: 2026-04-30
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from kb.library import Library
from kb.problem import Level
from kb.rules.clock import read_interval
from kb.rules.finding import Finding

NAME = "review-overdue"
LEVEL = Level.WARNING
BY_CLOCK = True
UNJUDGED = ("draft", "retired")


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Pitfalls whose next review should have been."""
    today = now.astimezone(ZoneInfo(library.settings.timezone)).date()
    for entry in library.pitfalls:
        pitfall = entry.record
        interval = read_interval(pitfall.review_every)
        reviewed = pitfall.reviewed.day if pitfall.reviewed else None
        if pitfall.status in UNJUDGED or pitfall.replaced_by or interval is None or reviewed is None:
            continue
        due = interval.after(reviewed)
        if due < today:
            message = f"last looked at on {reviewed}, and the next look was due on {due}"
            help = f"is it still true, and does the advice still work? then write reviewed: {today}"
            yield Finding(entry, ("reviewed",), message, help)
