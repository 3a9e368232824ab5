"""What `internal` names is a field of the record, or one of its parts.

`internal: [pepole]` left nothing out of the public site, and the names of everybody who was called at night were on it
for a month. A field that does not exist cannot be left out, so this is no matter of taste.

A part is named with a dot: `steps.command` is the command of every step. Fields of the team's own (`x-…`) can be left
out, too.

PASS:

    title: Recreate the database
    people:
      - role: lead
        name: Sato
    steps:
      - do: Switch
        owner: app
        command: ./switch.sh on
    internal:
      - people
      - steps.command

FAIL:

    title: Recreate the database
    people:
      - role: lead
        name: Sato
    internal:
      - pepole
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import get_args

from kb.library import Library
from kb.model.values.fields import Noun, nearest
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "internal-field"
LEVEL = Level.ERROR
FROM_THE_FILE_NAME = ("id", "folder", "extra")


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Names below `internal` that nothing is called."""
    for entry in library.entries():
        for index, name in enumerate(entry.record.internal):
            if wrong := _wrong_part(type(entry.record), name):
                part, known = wrong
                close = nearest(part, known)
                help = f"did you mean '{close}'?" if close else "see docs/guide/fields.md, or: kb schema"
                yield Finding(entry, ("internal", index), f"'{part}' is no field that could be left out", help)


def _wrong_part(model: type[Noun], name: str) -> tuple[str, list[str]] | None:
    """The first part of a dotted name that is no field, and what is there instead."""
    if name.startswith("x-"):
        return None
    here: type[Noun] | None = model
    for part in name.split("."):
        fields = {key.rstrip("_"): info for key, info in here.model_fields.items()} if here else {}
        known = [key for key in fields if key not in FROM_THE_FILE_NAME]
        if part not in known:
            return part, known
        here = _noun_in(fields[part].annotation)
    return None


def _noun_in(annotation: object) -> type[Noun] | None:
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Noun) else None
    return next((noun for inner in get_args(annotation) if (noun := _noun_in(inner))), None)
