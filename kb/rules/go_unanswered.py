"""Each go/no-go question has its answer before the start.

"Can the person who knows this be there?" was on the list, and nobody had written yes or no behind it. So everybody
took it for yes. The answer was no, known to one of them, and the work began. A question without an answer decides
nothing; write `yes` or `no`, and leave it open only as long as nobody can know.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    go_if:
      - what: The expert can be there
        answer: yes

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    go_if:
      - The expert can be there
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding, planned_windows
from kb.rules.planned_steps import quoted

NAME = "go-unanswered"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Go/no-go questions of planned windows without an answer."""
    for entry in planned_windows(library, now):
        for index, question in enumerate(entry.record.go_if):
            if question.answer is None:
                message = f"'{quoted(question.what)}' is not answered"
                help = "ask it before the start, and write answer: yes or answer: no"
                yield Finding(entry, ("go_if", index), message, help)
