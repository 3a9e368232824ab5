"""The end of the night: all notes into the record, as one change with the end of their file."""

from __future__ import annotations

import click

from kb.atomic import change_files
from kb.cli.corrections import Correction, show
from kb.cli.log_tonight import Tonight
from kb.cli.options import stop, wants_color
from kb.journal.folding import LogFile, with_notes
from kb.journal.journal import Journal, journal_of, read_journal
from kb.read.beside.site_settings import read_site_settings


def close_night(tonight: Tonight, *, only_diff: bool) -> None:
    """Write what was noted into the record and take the journal away; lines of it that are no notes stay there."""
    if not tonight.journal.is_file():
        stop(f"nothing is noted for {tonight.id}")
    if tonight.log_file is None:
        stop(f"{tonight.shown} cannot be read whole, so the notes wait; see kb check, then: kb log close")
    raw = tonight.journal.read_bytes()
    journal = read_journal(raw)
    log_file = _folded(tonight, tonight.log_file, journal)
    before, after = (one.file.raw.decode("utf-8") for one in (tonight.log_file, log_file))
    if only_diff:
        show([Correction(tonight.path, before, after)], err=False, color=wants_color())
        return
    notes = journal_of(tonight.path)
    rest = "".join(f"{line}\n" for _, line in journal.strange) or None
    known = {tonight.path: before, notes: raw.decode("utf-8", "surrogateescape")}
    change_files(tonight.root, {tonight.path: after, notes: rest}, known)
    click.echo(f"{len(journal.notes)} notes are in {tonight.shown} now; look at it with: git diff, then: kb check")
    for number, _ in journal.strange:
        click.echo(f"kb: line {number} is no note, or was cut off; it stays in {tonight.journal.name}", err=True)


def _folded(tonight: Tonight, log_file: LogFile, journal: Journal) -> LogFile:
    language = log_file.entry.record.lang or read_site_settings(tonight.root).language
    try:
        return with_notes(log_file, journal.notes, language)
    except ValueError as error:
        stop(f"{tonight.shown} was left as it is, and the notes wait: {error}")
