"""The file of a night's notes, beside its record. It only grows; a crash or a second writer loses none of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kb.atomic import update_file
from kb.journal.note import Note, read_note
from kb.read.root import JOURNAL


@dataclass(frozen=True, slots=True)
class Journal:
    """The notes that count, and the lines that are none, each with its number."""

    notes: tuple[Note, ...] = ()
    strange: tuple[tuple[int, str], ...] = ()


def journal_of(record: str) -> str:
    """The path of the journal beside a record's file."""
    return record.rsplit(".", 1)[0] + JOURNAL


def read_journal(raw: bytes) -> Journal:
    """What the bytes of a journal hold; a note that was taken back is not among its notes."""
    notes: list[Note] = []
    strange = []
    for number, line in enumerate(raw.decode("utf-8", "surrogateescape").split("\n"), 1):
        if not line.strip():
            continue
        try:
            note = read_note(line)
        except (ValueError, TypeError, RecursionError):
            strange.append((number, line))
            continue
        if note.verb != "undo":
            notes.append(note)
        elif notes:
            notes.pop()
    return Journal(tuple(notes), tuple(strange))


def add_note(path: Path, note: Note) -> None:
    """One more note, on a line of its own. Raises OSError; then nothing is noted."""
    update_file(path, lambda raw: _with_line(raw or b"", note.line().encode()))


def _with_line(raw: bytes, line: bytes) -> bytes:
    apart = b"" if not raw or raw.endswith(b"\n") else b"\n"
    return raw + apart + line + b"\n"
