"""A page of this site that a record leads to exists.

The plan said: follow docs/runbooks/recreate-db.md. Somebody had tidied up the week before, and the file had another
name. Nothing complained, as the plan itself had not changed; at two in the night the team looked for the procedure.

It holds for the runbook of a window that is still to come, for the runbooks of a pitfall, and for `links`. A path is
judged when it begins with the folder of the hand-written pages and means a Markdown file; a past window may name a
runbook that is gone.

PASS:

    # docs/runbooks/recreate-db.md
    # Recreate the database
    # logs/windows/2026-02-14-recreate.yml
    title: Recreate the database
    runbook: docs/runbooks/recreate-db.md

FAIL:

    # docs/runbooks/recreate-db.md
    # Recreate the database
    # logs/windows/2026-02-14-recreate.yml
    title: Recreate the database
    runbook: docs/runbooks/recreate-the-db.md
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Entry, Library, LogEntry
from kb.model.file.path import Path
from kb.model.pitfall import Pitfall
from kb.model.record import Record
from kb.model.values.fields import nearest
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "known-page"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Paths of hand-written pages that are not there."""
    pages = library.scan.documents
    folders = {page.partition("/")[0] for page in pages}
    for entry in library.entries():
        for path, written in _paths(entry):
            page = written.partition("#")[0].strip().removeprefix("./")
            if page.partition("/")[0] not in folders or _is_there(page, pages):
                continue
            close = nearest(page, sorted(pages))
            help = f"did you mean {close}?" if close else "write the path of a page that is there, or its address"
            yield Finding(entry, path, f"there is no page '{page}'", help)


def _paths(entry: Entry[Record]) -> Iterator[tuple[Path, str]]:
    record = entry.record
    if isinstance(entry, LogEntry) and entry.record.runbook and not entry.record.outcome:
        yield ("runbook", "ref"), entry.record.runbook.ref
    if isinstance(record, Pitfall):
        yield from ((("runbooks", index), ref) for index, ref in enumerate(record.runbooks))
    yield from ((("links", index, "url"), link.url) for index, link in enumerate(record.links))


def _is_there(page: str, pages: frozenset[str]) -> bool:
    """Whether it is a page, a folder of pages, or something else than a page."""
    name = page.rpartition("/")[2]
    return (
        ("." in name and not name.endswith(".md"))
        or page in pages
        or f"{page}.md" in pages
        or any(one.startswith(f"{page.rstrip('/')}/") for one in pages)
    )
