"""A catch noted in the record of a window: what is added, read back before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from kb.atomic import update_file
from kb.cli.detect_known import Basis
from kb.cli.no_such import no_such
from kb.cli.options import stop
from kb.cli.paths import prefix_for_reader
from kb.detect.answer.answer import Answer
from kb.detect.waivers import waived_pitfalls
from kb.journal.changes import Add
from kb.journal.folding import read_log_file
from kb.library import Library, LogEntry
from kb.model.worklog import Avoided, WorkLog
from kb.read.folder import read_library
from kb.read.record import File
from kb.report.visible import visible
from kb.write.yaml_text import Value

LONGEST = 240
"""Characters of a note."""


@dataclass(frozen=True, slots=True)
class AskedWindow:
    """The record that is asked about, where it stands, and what it waives."""

    root: Path
    library: Library
    entry: LogEntry
    waived: Mapping[str, str]


def window_at(root: Path, basis: Basis, name: str) -> AskedWindow:
    """The work log called `name` at `root`. Ends the run with the nearest name when there is none."""
    library = basis.library or read_library(root)[0]
    entry = library.log(name)
    if entry is None:
        if name in library.broken:
            stop(f"--record: the file of '{name}' cannot be read; see kb check")
        no_such("--record: no window", name, (one.id for one in library.logs))
    return AskedWindow(root, library, entry, waived_pitfalls(entry.record, basis.now.date(), library.names))


def note_catches(window: AskedWindow, answer: Answer) -> None:
    """Write what was recognised into `pitfalls_avoided` of the record, each pitfall once; says so on standard error."""
    settled = _settled(window.library, window.entry.record)
    caught = [Avoided(id=id, caught_by="detect", note=_note(answer, id)) for id in answer.pitfalls if id not in settled]
    path = prefix_for_reader(window.root) + window.entry.source.path
    for id in answer.pitfalls:
        if id in settled:
            click.echo(f"kb: {id} stands in {path} already", err=True)
    if caught:
        update_file(window.root / window.entry.source.path, lambda raw: _with_catches(window, caught, raw))
        click.echo(f"kb: noted in {path}: {', '.join(one.id for one in caught)}", err=True)


def _settled(library: Library, log: WorkLog) -> set[str]:
    """Pitfalls that the record speaks of already: avoided, or met."""
    named: Iterable[str] = [
        *(one.id for one in log.pitfalls_avoided),
        *(one.pitfall for one in log.deviations if one.pitfall),
    ]
    return {library.names.get(name, name) for name in named}


def _note(answer: Answer, pitfall: str) -> str:
    found = ((one.name, hit) for one in answer.inputs for hit in one.of(pitfall))
    name, hit = next(found)
    shown = "standard input" if name == "-" else Path(name).name
    text = visible(f"{shown}: {hit.reason}")
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _with_catches(window: AskedWindow, caught: list[Avoided], raw: bytes | None) -> bytes:
    """The file with the new entries, when reading it back gives the same record with nothing but them."""
    path = window.entry.source.path
    if raw is None:
        stop(f"{path} is gone")
    more: list[Value] = [{"id": one.id, "caught_by": one.caught_by, "note": one.note} for one in caught]
    try:
        log_file = read_log_file(File(path, raw), window.entry.record.folder, window.library.settings)
        return log_file.with_change(Add("pitfalls_avoided", more)).file.raw
    except ValueError as error:
        stop(f"{path} was left as it is: {error}")
