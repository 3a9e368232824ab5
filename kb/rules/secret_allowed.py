"""A line that allows a secret says why, and holds one.

A sample key of a vendor's manual looks like a real one. `# kb: allow secret because …` on its line tells kb, and who
reads the line next. Without a reason nobody can tell it from a careless one, so it allows nothing; one that is left on
a line without a secret would let the next one through.

PASS:

    title: Rotate the keys
    timeline:
      - at: 2026-02-14 02:10
        what: 手引きの例はパスワード：sakura-2026  # kb: allow secret because it is the example of the manual

FAIL:

    title: Rotate the keys
    timeline:
      - at: 2026-02-14 02:10
        what: 手引きの例を読んだ  # kb: allow secret because it is the example of the manual
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding
from kb.rules.places_in_text import PlacedFinding
from kb.secrets.allowed import allowances
from kb.secrets.judge import ALLOWED, judge_text

NAME = ALLOWED
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Comments that allow a secret in the file of a record."""
    for entry in library.entries():
        if any(allowances(entry.source.text)):
            for told in judge_text(entry.source.path, entry.source.text):
                if told.rule == NAME:
                    yield PlacedFinding(entry, (), told.message, told.help, at=told.place)
