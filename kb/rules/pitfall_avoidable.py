"""An active pitfall says how to avoid it.

A team had written down, two years before, that applying a plan takes the maintenance page away. The note told what
it looks like and not what to do, so the next planner read it, nodded, and planned the same night again. Knowing of a
hole is not the same as knowing the way around it.

Drafts and retired pitfalls are left alone.

PASS:

    # logs/pitfalls/apply-takes-the-page-down.yml
    title: Applying the plan takes the maintenance page down
    avoid:
      - Put the switch into Terraform as a variable

FAIL:

    # logs/pitfalls/apply-takes-the-page-down.yml
    title: Applying the plan takes the maintenance page down
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "pitfall-avoidable"
LEVEL = Level.WARNING
ABOUT = ("avoid",)


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Active pitfalls without a word on avoiding them."""
    for entry in library.pitfalls:
        pitfall = entry.record
        if pitfall.status != "active" or pitfall.replaced_by or any(way.strip() for way in pitfall.avoid):
            continue
        help = "add avoid: with one way around it per line, or status: draft while nobody knows one"
        yield Finding(entry, ("title",), "nothing says how to avoid this pitfall", help)
