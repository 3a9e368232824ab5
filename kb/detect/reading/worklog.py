"""A work log among the inputs of `kb detect`: read like a record, wherever its file lies."""

from __future__ import annotations

from kb.library import LogEntry
from kb.model.settings import Settings
from kb.problem import Level
from kb.read.record import File, read_record


def read_worklog(raw: bytes, settings: Settings) -> LogEntry:
    """The work log in the bytes. Raises ValueError with a sentence when there is none."""
    entry, problems = read_record(File("logs/windows/worklog.yml", raw), "windows", settings)
    if isinstance(entry, LogEntry):
        return entry
    first = next((one for one in problems if one.level is Level.ERROR), None)
    raise ValueError(f"line {first.place.line}: {first.message}" if first else "it is no work log")
