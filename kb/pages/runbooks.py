"""Which runbooks mention a record: pages of the site, what a stored scan found elsewhere, and what is suspect there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from kb.links.saved import why_suspect
from kb.model.scan import RunbookLine
from kb.pages.desk import Desk


@dataclass(frozen=True, slots=True)
class MentionedAt:
    """One line of a runbook; `url` leads to it on a forge, when kb.yml says how."""

    line: int
    url: str
    suspect: str
    """Why it may be out of date, in the reader's language; '' when nothing says so."""


@dataclass(frozen=True, slots=True)
class Runbook:
    """One file that mentions the record."""

    repository: str
    """'' is the knowledge base itself."""
    file: str
    lines: tuple[MentionedAt, ...]
    path: str = ""
    """Its file below `docs/`, when it is a page of this site."""
    title: str = ""


def runbooks_of(desk: Desk, id: str) -> tuple[Runbook, ...]:
    """Every runbook that mentions the record `id`: pages of the site first, then by repository and file."""
    lines = desk.library.runbook_lines.get(id, ())
    by_file = groupby(sorted(lines, key=_file), key=_file)
    return tuple(_runbook(desk, repository, file, list(group)) for (repository, file), group in by_file)


def _file(line: RunbookLine) -> tuple[str, str]:
    return line.repository, line.file


def _runbook(desk: Desk, repository: str, file: str, lines: Sequence[RunbookLine]) -> Runbook:
    document = next((one for one in desk.documents if not repository and one.source == file), None)
    at = tuple(MentionedAt(one.line, _url(desk, one), _suspect(desk, one)) for one in lines)
    if document:
        return Runbook(repository, file, at, document.path, document.title)
    return Runbook(repository, file, at)


def _url(desk: Desk, line: RunbookLine) -> str:
    for folder in desk.library.settings.runbooks:
        if folder.path == line.folder and "{path}" in folder.url:
            return folder.url.replace("{path}", quote(line.file)).replace("{line}", str(line.line))
    return ""


def _suspect(desk: Desk, line: RunbookLine) -> str:
    why = why_suspect(desk.library, line)
    if why == "git":
        return desk.words("Written on {day}, as git says; this page has changed since.", day=line.written)
    if why:
        return desk.words("The fingerprint stored with the scan says that this page has changed since.")
    return ""
