"""An alias leads to one record only.

Two people renamed two pitfalls in the same week and kept the same old name for both. Every runbook that linked to it
led to one of the two, and which one depended on the order of the files. An alias is a promise that an old link still
means what it meant.

PASS:

    # logs/pitfalls/apply-takes-the-page-down.yml
    title: Applying the plan takes the maintenance page down
    aliases:
      - maintenance-page-lost

FAIL:

    # logs/pitfalls/apply-takes-the-page-down.yml
    title: Applying the plan takes the maintenance page down
    aliases:
      - maintenance-page-lost
    # logs/pitfalls/maintenance-page-lost.yml
    title: The maintenance page is gone
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "alias-collision"
LEVEL = Level.ERROR


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Aliases that are somebody's id, or another record's alias."""
    owners: dict[str, list[str]] = {}
    for entry in library.entries():
        for alias in dict.fromkeys(entry.record.aliases):
            owners.setdefault(alias, []).append(entry.id)
    for entry in library.entries():
        for index, alias in enumerate(entry.record.aliases):
            others = [owner for owner in owners[alias] if owner != entry.id]
            if alias == entry.id:
                message = f"'{alias}' is this record's own id"
            elif alias in library.by_id or alias in library.broken:
                message = f"'{alias}' is the id of another record"
            elif others:
                message = f"'{alias}' is an alias of '{others[0]}' too"
            else:
                continue
            yield Finding(entry, ("aliases", index), message, "delete it here, or rename the other")
