"""A window has a moment for going on or turning back.

At night nobody decides to stop: each step seems nearly done, and the end of the window comes before the
question. A team that had agreed on no time went on until the work could neither be finished nor undone in
the time left. Agree on a clock time beforehand, and at that time ask the question aloud.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 05:00
      decide_by: 03:30

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 05:00
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding, planned_windows

NAME = "decide-by"
LEVEL = Level.WARNING
ABOUT = ("decide_by",)


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Planned windows without `decide_by`."""
    for entry in planned_windows(library, now):
        window = entry.record.window
        if window and not window.decide_by:
            help = "add decide_by: the time at which you go on or turn back"
            yield Finding(entry, ("window",), "no time is set for going on or turning back", help, key=True)
