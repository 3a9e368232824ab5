"""A waiver names a rule that exists and can be waived.

A record waived `expert-reviewed`. The rule has another name, so the warning stayed, and everybody believed that
waivers do not work. Misfits, which say that a file cannot be read as it is, cannot be waived at all: correct the file.

PASS:

    title: Recreate the database
    waive:
      - rule: expert-review
        because: The expert wrote the runbook and leads this window

FAIL:

    title: Recreate the database
    waive:
      - rule: expert-reviewed
        because: The expert wrote the runbook and leads this window
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.library import Library
from kb.model.values.fields import nearest
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "known-rule"
LEVEL = Level.WARNING


def check_names(library: Library, rules: tuple[str, ...], misfits: tuple[str, ...]) -> Iterator[Finding]:
    """Waivers of rules that do not exist. The names are given: the table of rules holds this rule too."""
    for entry in library.entries():
        for index, waiver in enumerate(entry.record.waive):
            if not waiver.rule or waiver.rule in rules:
                continue
            if waiver.rule in misfits:
                message = f"'{waiver.rule}' cannot be waived"
                help = "correct what it complains of, and delete the waiver"
            else:
                close = nearest(waiver.rule, rules)
                message = f"no rule is called '{waiver.rule}'"
                help = f"did you mean '{close}'?" if close else "all of them: kb explain"
            yield Finding(entry, ("waive", index, "rule"), message, help)
