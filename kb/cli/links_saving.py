"""`kb links --save`: the scan beside the logs, so that a pitfall's page and `kb check` know the runbooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from kb.atomic import update_file
from kb.links.folders import Folder
from kb.links.history import RecordHistory
from kb.links.mentions import Mention
from kb.links.saved import Suspicion, home_of, known_lines, new_lines, remember, reviewed, same, together
from kb.model.scan import RunbookLine, Scan, ScannedFolder
from kb.problem import Level, Problem
from kb.read.beside.scan import NAME, read_scan, write_scan
from kb.read.folder import read_library
from kb.read.record_names import read_names
from kb.rules.runbook_suspect import HELP, sentence
from kb.rules.runbook_suspect import NAME as SUSPECT

Mentions = Sequence[tuple[Folder, Path, Mention]]


def save(root: Path, folders: Sequence[Folder], mentions: Mentions, *, seen: bool) -> None:
    """Write the scan of `folders` into the stored one; with `seen` nothing in them is suspect any more."""
    library, _ = read_library(root)
    homes = {folder: home_of(root, folder) for folder in folders}
    found = list(new_lines(library, mentions, homes))
    scanned = [
        ScannedFolder(folder.written, homes[folder].repository, homes[folder].path_of(folder.path))
        for folder in folders
    ]
    count = 0

    def with_found(raw: bytes | None) -> bytes:
        nonlocal count
        stored = read_scan(raw)[0] if raw is not None else Scan()
        lines: Iterable[RunbookLine] = remember(RecordHistory(root, library), stored, found)
        scan = together(stored, scanned, reviewed(library, lines) if seen else lines)
        count = len(scan.lines)
        return write_scan(scan).encode()

    path = root / NAME
    if update_file(path, with_found):
        click.echo(f"written {path}: {count} mentions", err=True)
    else:
        click.echo(f"{path} is as it was: {count} mentions", err=True)


def suspects(root: Path, mentions: Mentions) -> list[Problem]:
    """Mentions whose stored fingerprint says that the record has changed since."""
    if not (root / NAME).is_file():
        return []
    scan, _ = read_scan((root / NAME).read_bytes())
    names = read_names(root)
    known = known_lines(names.library, scan)
    homes = {folder: home_of(root, folder) for folder in {folder for folder, _, _ in mentions}}
    lines = [line for line, _ in new_lines(names.library, mentions, homes)]
    stored = [(line, known.get(same(line)), mention) for line, (_, _, mention) in zip(lines, mentions, strict=True)]
    names.read(line.id for line, old, _ in stored if old and old.fingerprint)
    tell = Suspicion(replace(names.library, scan=scan)).of
    found = []
    for line, old, mention in stored:
        if old and (why := tell(old)):
            message = f"'{line.id}' says something else than when this was written ({sentence(why, old.written)})"
            found.append(Problem(mention.place, SUSPECT, message, Level.WARNING, HELP))
    return found
