"""Every record that is named exists, and is of the kind that belongs there.

The log said that the night had met "maintenance-page-reverted". The pitfall had another name, one word apart, so its
page never counted that night, and the planner who opened it saw a hole that nobody had fallen into for years. Links
inside a knowledge base are its memory; a broken one forgets in silence.

It holds for fields (`follows`, `checklists`, `pitfall`, `for`, `from`, …) and for `[[mentions]]` in text. An old id
keeps working when the record lists it under `aliases`. A hand-written page whose `[[id#section]]` leads to a section
that is gone gets a warning. Pasted output is never read for mentions.

PASS:

    # logs/pitfalls/apply-takes-the-page-down.yml
    title: Applying the plan takes the maintenance page down
    # logs/windows/2026-02-14-recreate.yml
    title: Recreate the database
    summary: |
      The plan held more than ours ([[apply-takes-the-page-down]]).
    deviations:
      - seen: The plan showed a change of the CDN
        pitfall: apply-takes-the-page-down

FAIL:

    # logs/pitfalls/apply-takes-the-page-down.yml
    title: Applying the plan takes the maintenance page down
    # logs/windows/2026-02-14-recreate.yml
    title: Recreate the database
    deviations:
      - seen: The plan showed a change of the CDN
        pitfall: apply-takes-page-down

FAIL:

    # logs/checklists/before-apply.yml
    title: Before applying
    # logs/windows/2026-02-14-recreate.yml
    title: Recreate the database
    pitfalls_avoided:
      - before-apply
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Entry, Library, Reference
from kb.model.file.path import Path
from kb.model.record import Record
from kb.model.settings import fold
from kb.model.values.fields import nearest
from kb.problem import Level
from kb.rules.finding import Finding
from kb.rules.places_in_text import PlacedFinding, place_of_reference

NAME = "known-reference"
LEVEL = Level.ERROR
NO_PITFALL = frozenset({"none", "no", "n/a", "na", "-", "なし", "無し", "無"})
"""What people write for a deviation that is no pitfall; kb reads `none`."""

GUESSES = 50
"""How many unknown ids of one run get a guess: each is compared with every id there is."""

_KINDS = {"worklog": "a log", "pitfall": "a pitfall", "checklist": "a checklist"}


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """References to nothing, and to a record of the wrong kind."""
    guesses: dict[str, str] = {}
    seen: set[Reference] = set()
    for reference in library.references:
        target = library.find(reference.target)
        wanted = "" if reference.mention else _wanted(reference.path)
        if reference in seen or reference.target in library.broken or (target and not _misplaced(target, wanted)):
            continue
        seen.add(reference)
        if target is None:
            message = f"no record is called '{reference.target}'"
            help = _help(library, reference, guesses)
        else:
            message = f"'{reference.target}' is {_KINDS[target.record.kind]}, not {_KINDS[wanted]}"
            help = f"name {_KINDS[wanted]} here"
        entry = library.by_id[reference.origin]
        place = place_of_reference(entry.source, reference)
        yield PlacedFinding(entry, reference.path, message, help, at=place)


def _wanted(path: Path) -> str:
    """The kind of record that a field names; '' for any kind."""
    if path[0] in ("follows", "checklists"):
        return "worklog" if path[0] == "follows" else "checklist"
    return "pitfall" if path[-1] in ("pitfall", "replaced_by") or path[0] == "pitfalls_avoided" else ""


def _misplaced(target: Entry[Record], wanted: str) -> bool:
    return bool(wanted) and target.record.kind != wanted


def _help(library: Library, reference: Reference, guesses: dict[str, str]) -> str:
    name = reference.target
    if reference.path[0] == "deviations" and fold(name) in NO_PITFALL:
        return "write pitfall: none"
    if name not in guesses and len(guesses) < GUESSES:
        guesses[name] = nearest(name, tuple(library.names))
    close = guesses.get(name, "")
    if reference.mention:
        return f"did you mean [[{close}]]?" if close else r"write \[[ if it is no mention"
    return f"did you mean '{close}'?" if close else "write the id of a record: its file's name without folder and .yml"
