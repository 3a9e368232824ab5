"""A reference uses a record's id of today.

An alias keeps old links alive, also those printed on paper. Inside the knowledge base there is no need for it: who
greps for the new name should find every night that speaks of it. This is a remark only; nothing is broken.

PASS:

    # logs/pitfalls/apply-takes-the-page-down.yml
    title: Applying the plan takes the maintenance page down
    aliases:
      - page-lost
    # logs/windows/2026-02-14-recreate.yml
    title: Recreate the database
    pitfalls_avoided:
      - apply-takes-the-page-down

FAIL:

    # logs/pitfalls/apply-takes-the-page-down.yml
    title: Applying the plan takes the maintenance page down
    aliases:
      - page-lost
    # logs/windows/2026-02-14-recreate.yml
    title: Recreate the database
    pitfalls_avoided:
      - page-lost
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding
from kb.rules.places_in_text import PlacedFinding, place_of_reference

NAME = "old-id"
LEVEL = Level.HINT


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """References by alias."""
    for reference in library.references:
        today = library.names.get(reference.target, reference.target)
        if today == reference.target:
            continue
        entry = library.by_id[reference.origin]
        place = place_of_reference(entry.source, reference)
        help = f"write [[{today}]]" if reference.mention else f"write {today}"
        yield PlacedFinding(entry, reference.path, f"'{reference.target}' is called '{today}' today", help, at=place)
