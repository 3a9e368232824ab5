"""What a scan of runbooks found: each line that names a record, and what that record said when the line was written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class RunbookLine:
    """One line of a runbook that names a record."""

    id: str
    """The record, as the line writes it."""
    repository: str
    """What the repository is called; '' is the knowledge base itself."""
    file: str
    """From the top of its repository, with `/`."""
    line: int
    """From 1."""
    section: str = ""
    folder: str = ""
    """The folder that it was found in, as kb.yml names it."""
    text: str = ""
    """Fingerprint of the line: the same line keeps what is known of it, wherever it moves in its file."""
    fingerprint: str = ""
    """Of the record, at the time the line was written; '' when nobody knows."""
    written: str = ""
    """The day on which the line was written, when git knows it; else the fingerprint is that of the first scan."""


@dataclass(frozen=True, slots=True, order=True)
class ScannedFolder:
    """A folder that was looked through, so that a runbook in it that is silent is known to be silent."""

    folder: str
    """As kb.yml names it; '' when only a person named it."""
    repository: str
    path: str
    """From the top of its repository; '' is all of it."""

    def holds(self, repository: str, file: str) -> bool:
        """Whether that file is in it."""
        inside = self.path in ("", file) or file.startswith(f"{self.path}/")
        return self.repository == repository and inside


@dataclass(frozen=True, slots=True)
class Scan:
    """All lines of all runbooks, and where was looked."""

    lines: tuple[RunbookLine, ...] = ()
    folders: tuple[ScannedFolder, ...] = ()
    documents: frozenset[str] = frozenset()
    """The hand-written pages of the site itself, read at each run; from the top of the knowledge base."""

    def covers(self, repository: str, file: str) -> bool:
        """Whether the file was looked at."""
        known = not repository and file in self.documents
        return known or any(folder.holds(repository, file) for folder in self.folders)
