"""A runbook is looked at again when a pitfall it mentions has changed.

A pitfall said "use -target". The runbook repeated it beside its link. Half a year later the pitfall had learned that
-target leaves the drift in place, and said so; the runbook still gave the old advice, and was followed. A line of a
runbook that is older than what its pitfall or checklist says today is suspect: somebody should read both.

What the record said when the line was written is known from git, or from the fingerprint that `kb links --save`
stored; the problem says from which. `kb links --save --reviewed` notes that the runbooks have been read again.

PASS:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    avoid:
      - switch with Terraform
    # logs/mentions.json
    {"version": 1, "folders": [{"folder": "", "repository": "ops/infra", "path": ""}], "mentions": [{"id": "page-lost",
    "repository": "ops/infra", "file": "apply.md", "line": 3, "fingerprint": "50ca55365ab5"}]}

FAIL:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    avoid:
      - do not use -target
    # logs/mentions.json
    {"version": 1, "folders": [{"folder": "", "repository": "ops/infra", "path": ""}], "mentions": [{"id": "page-lost",
    "repository": "ops/infra", "file": "apply.md", "line": 3, "fingerprint": "50ca55365ab5"}]}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.links.saved import why_suspect
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "runbook-suspect"
LEVEL = Level.WARNING
HELP = "read both, mend the line if it must be, then: kb links --save --reviewed"


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Records that say something else than when a runbook's line about them was written."""
    for entry in (*library.pitfalls, *library.checklists):
        for line in library.runbook_lines.get(entry.id, ()):
            why = why_suspect(library, line)
            if why:
                where = f"{line.repository}: {line.file}:{line.line}" if line.repository else f"{line.file}:{line.line}"
                yield Finding(entry, (), f"{where} is older than what this says today ({sentence(why, line.written)})",
                              HELP)  # fmt: skip


def sentence(why: str, written: str) -> str:
    """How one knows: by git's date of the line, or by the stored fingerprint."""
    if why == "git":
        return f"written on {written}, says git"
    return "its stored fingerprint is another"
