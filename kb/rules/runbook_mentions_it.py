"""A runbook that a pitfall names mentions the pitfall.

The pitfall's page said: see the runbook. The runbook said nothing. Who held the runbook that night never saw the
pitfall's page, and fell in at the step that both were about. A note helps where people are looking: in the runbook,
beside the step. Only runbooks that kb has read are judged: pages of the site, and what `kb links --save` has stored.

PASS:

    # docs/runbooks/apply.md
    # Apply

    Never switch by hand: [[page-lost]].
    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    runbooks:
      - docs/runbooks/apply.md

FAIL:

    # docs/runbooks/apply.md
    # Apply

    Never switch by hand.
    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    runbooks:
      - docs/runbooks/apply.md
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.links.runbook_names import runbook_named
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "runbook-mentions-it"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Runbooks that a pitfall names and that do not mention it."""
    for entry in library.pitfalls:
        if entry.record.status in ("draft", "retired") or entry.record.replaced_by:
            continue
        mentioning = {(line.repository, line.file) for line in library.runbook_lines.get(entry.id, ())}
        for index, reference in enumerate(entry.record.runbooks):
            runbook = runbook_named(library, reference)
            if runbook is not None and runbook not in mentioning and library.scan.covers(*runbook):
                message = f"the runbook {reference} does not mention '{entry.id}'"
                help = f"write [[{entry.id}]] beside the step it is about"
                if runbook[0] or runbook[1] not in library.scan.documents:
                    help += ", then: kb links --save"
                yield Finding(entry, ("runbooks", index), message, help)
