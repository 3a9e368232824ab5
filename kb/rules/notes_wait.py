"""What was noted in the night is in the record.

Notes taken with `kb log` wait in a file beside the record, and no page shows them. A team noted a whole night so, went
home, and planned the next try from a record that still looked like a plan. `kb log close` puts them into the record,
each where it belongs, and takes the file away.

PASS:

    # logs/windows/recreate.yml
    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    timeline:
      - at: 02:12
        what: The page is up

FAIL:

    # logs/windows/recreate.yml
    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    # logs/windows/recreate.journal.jsonl
    {"at": "2026-02-14T02:12+09:00", "verb": "note", "what": "The page is up"}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "notes-wait"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Logs beside which a journal stands."""
    for entry in library.logs:
        if entry.id in library.nights:
            message = "notes of the night wait beside this record"
            yield Finding(
                entry, ("timeline",), message, f"put them into it with: kb log close --record {entry.id}", key=True
            )
