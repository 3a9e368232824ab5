"""A reference leads to the record that counts today, not to one that another record replaced.

A pitfall was split in two and the old page left a note. A runbook went on pointing at the old one, and a planner
followed advice which the new page, one click further, calls wrong. Name the successor. It may speak of its
predecessor itself; and `replaced_by` may not lead round in a circle.

PASS:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    replaced_by: apply-takes-the-page-down
    # logs/pitfalls/apply-takes-the-page-down.yml
    title: Applying the plan takes the maintenance page down
    # logs/windows/2026-02-14-recreate.yml
    title: Recreate the database
    pitfalls_avoided:
      - apply-takes-the-page-down

FAIL:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    replaced_by: apply-takes-the-page-down
    # logs/pitfalls/apply-takes-the-page-down.yml
    title: Applying the plan takes the maintenance page down
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

NAME = "replaced-reference"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """References to replaced records, and circles of `replaced_by`."""
    successors = _successors(library)
    trails = {replaced: _trail(replaced, successors) for replaced in successors}
    for replaced, trail in trails.items():
        if trail[-1] == replaced:
            message = f"replaced_by leads round in a circle: {' → '.join((replaced, *trail))}"
            yield Finding(library.by_id[replaced], ("replaced_by",), message, "let one of them be the one that counts")
    for reference in library.references:
        replaced = library.names.get(reference.target, "")
        trail = trails.get(replaced, ())
        if not trail or trail[-1] in successors or reference.origin in (replaced, *trail):
            continue
        entry, successor = library.by_id[reference.origin], trail[-1]
        place = place_of_reference(entry.source, reference)
        help = f"write [[{successor}]]" if reference.mention else f"write {successor}"
        message = f"'{reference.target}' was replaced by '{successor}'"
        yield PlacedFinding(entry, reference.path, message, help, at=place)


def _successors(library: Library) -> dict[str, str]:
    """For each replaced pitfall the id of the next, where that exists."""
    found = {}
    for entry in library.pitfalls:
        successor = library.names.get(entry.record.replaced_by or "")
        if successor:
            found[entry.id] = successor
    return found


def _trail(first: str, successors: dict[str, str]) -> tuple[str, ...]:
    """Where `replaced_by` leads from `first`, step by step, up to the last, or to one that is met again."""
    trail = [successors[first]]
    while trail[-1] in successors and trail[-1] != first and trail[-1] not in trail[:-1]:
        trail.append(successors[trail[-1]])
    return tuple(trail)
