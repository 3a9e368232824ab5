"""A waiver says what is waived, and why.

A rule was set aside "for tonight". A year later nobody knew whose night that had been, and nobody dared to take it
out. The reason is printed on the page, where the next reader can disagree with it.

PASS:

    title: Recreate the database
    waive:
      - rule: expert-review
        because: The expert wrote the runbook and leads this window

FAIL:

    title: Recreate the database
    waive:
      - because: The expert wrote the runbook and leads this window
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "waiver-because"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Waivers of nothing, and waivers without a reason."""
    for entry in library.entries():
        for index, waiver in enumerate(entry.record.waive):
            path = ("waive", index)
            if not waiver.rule and not waiver.pitfall:
                help = "add rule: the name that kb check prints in brackets, or pitfall: an id"
                yield Finding(entry, path, "the waiver does not say what is waived", help)
            if not waiver.because:
                help = "write the reason after because:"
                yield Finding(entry, (*path, "because"), "the waiver gives no reason", help)
