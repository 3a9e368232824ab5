"""Notes into a record's file: one change at a time, each read back, so that nothing else of the record changes.

Bytes in, bytes out; writing is its caller's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kb.edits import apply_edits
from kb.journal.changes import Add, Change, changes_of, in_timeline
from kb.journal.note import Note
from kb.library import LogEntry
from kb.model.record import Kind
from kb.model.settings import Settings
from kb.problem import Level
from kb.read.record import File, read_record


@dataclass(frozen=True, slots=True)
class LogFile:
    """The file of a work log as it is so far, and what is read in it."""

    file: File
    entry: LogEntry
    settings: Settings

    def with_change(self, change: Change) -> LogFile:
        """The file with one change more. Raises ValueError with a sentence when anything else would change."""
        text = self.file.raw.decode("utf-8")
        raw = apply_edits(text, [change.edit(self.entry.source)]).encode("utf-8")
        after = read_log_file(replace(self.file, raw=raw), self.entry.record.folder, self.settings)
        if after.entry.record != change.to(self.entry.record):
            name = change.field if isinstance(change, Add) else change.name
            raise ValueError(f"{name} cannot be added without changing other lines")
        return after


def read_log_file(file: File, kind: Kind, settings: Settings) -> LogFile:
    """The work log in a file. Raises ValueError with a sentence when it cannot be read whole."""
    entry, problems = read_record(file, kind, settings)
    bad = next((one for one in problems if one.level is Level.ERROR), None)
    if bad or not isinstance(entry, LogEntry):
        raise ValueError(f"line {bad.place.line}: {bad.message}" if bad else "it cannot be read")
    return LogFile(file, entry, settings)


def with_notes(log_file: LogFile, notes: Iterable[Note], language: str) -> LogFile:
    """The record with the notes. Raises ValueError with a sentence when one finds no place, and none is lost then."""
    for note in notes:
        log_file = _with(log_file, note, language)
    return log_file


def _with(log_file: LogFile, note: Note, language: str) -> LogFile:
    for change in list(changes_of(note, log_file.entry, language)):
        try:
            log_file = log_file.with_change(change)
        except ValueError:
            return log_file.with_change(in_timeline(note, log_file.entry, language))
    return log_file
