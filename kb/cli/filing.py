"""Where new records are filed: the knowledge base as it is, names nobody has yet, files that are read back first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from kb.atomic import create_file
from kb.cli.no_such import no_such
from kb.cli.options import choose_root, stop
from kb.cli.paths import prefix_for_reader
from kb.library import Library, LogEntry
from kb.model.record import KINDS
from kb.model.settings import Settings
from kb.model.values.fields import is_id, no_id
from kb.model.worklog import Deviation
from kb.problem import Level
from kb.read.beside.site_settings import read_site_settings
from kb.read.folder import read_library
from kb.read.record import File, read_record, read_settings
from kb.read.root import LOGS
from kb.write.naming import unique
from kb.write.new_record import Basics
from kb.write.pitfall import title_of, unexplained


@dataclass(frozen=True, slots=True)
class Filing:
    """Where a new record is filed: the knowledge base as it is, and the language that the record is begun in."""

    root: Path
    library: Library
    language: str

    @property
    def taken(self) -> frozenset[str]:
        """Every name that a record has, had, or stands in the way with."""
        return frozenset(self.library.names) | self.library.broken


def open_filing(root: Path | None, language: str | None) -> Filing:
    """The knowledge base that a person means. The language is the site's unless another is given."""
    chosen = choose_root(root)
    library, _ = read_library(chosen)
    return Filing(chosen, library, language or read_site_settings(chosen).language)


def find_log(filing: Filing, name: str) -> LogEntry:
    """The work log called `name`; ends the run with the nearest name when there is none."""
    entry = filing.library.log(name)
    if entry is None:
        _refuse(filing, name)
    return entry


def _refuse(filing: Filing, name: str) -> NoReturn:
    if other := filing.library.find(name):
        stop(f"--from: '{name}' is a {other.record.kind}, not a window or an incident")
    no_such("--from: no work log", name, (entry.id for entry in filing.library.logs))


def choose_deviation(entry: LogEntry, wanted: int | None) -> tuple[int, Deviation]:
    """The deviation to begin from; the others that no pitfall explains are told."""
    every, open_ones = entry.record.deviations, unexplained(entry)
    number = wanted or next(iter(open_ones), 0)
    if not number:
        stop(
            f"--from: every deviation of '{entry.id}' has its pitfall already"
            if every
            else f"--from: '{entry.id}' has no deviations"
        )
    if number > len(every):
        stop(f"--deviation: '{entry.id}' has {len(every)}")
    if (known := every[number - 1].pitfall) not in (None, "none"):
        stop(f"--deviation: number {number} is the pitfall '{known}' already")
    for other, one in open_ones.items():
        if other != number:
            click.echo(f"No pitfall yet either: --deviation {other}  {title_of(one)}", err=True)
    return number, every[number - 1]


def choose_id(filing: Filing, given: str | None, proposed: str) -> str:
    """The id of a new record: the given one, which must be free, else the proposed one or the next that is."""
    if given is None:
        return unique(proposed, filing.taken)
    if not is_id(given):
        stop(f"--id: {no_id(given)}")
    if given in filing.taken:
        stop(f"--id: a record is called '{given}' already")
    return given


def file_record(filing: Filing, basics: Basics, text: str, *, edit: bool) -> None:
    """Write a new record after reading it back, print where it is, and open it in an editor when asked."""
    read_back(basics.path, text, filing.library.settings)
    path = filing.root / basics.path
    try:
        create_file(path, text)
    except FileExistsError:
        stop(f"{basics.path} exists already; nothing was written")
    click.echo(prefix_for_reader(filing.root) + basics.path)
    if not (filing.root / ".kb" / "schema").is_dir():
        click.echo("For help in the editor while you type: kb schema --write", err=True)
    if edit:
        click.edit(filename=str(path))


def read_back(path: str, text: str, settings: Settings) -> None:
    """Read what is about to be written, as kb will; ends the run, with nothing written, when that fails."""
    file = File(path, text.encode("utf-8"))
    kind = next((kind for kind in KINDS if path.startswith(f"{LOGS}/{kind}/")), None)
    problems = read_record(file, kind, settings)[1] if kind else read_settings(file)[2]
    for problem in problems:
        if problem.level is Level.ERROR:
            where = f"{path}:{problem.place.line}"
            stop(f"nothing was written, because it could not be read back: {where}: {problem.message}")
