"""The file of a night: it grows line by line; what is no note is kept apart, and two who write lose nothing."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from kb.journal.journal import Journal, add_note, journal_of, read_journal
from kb.journal.note import Note

AT = datetime(2026, 2, 14, 2, 12, tzinfo=UTC)


def note(what: str) -> Note:
    return Note(AT, "note", {"what": what})


def test_it_stands_beside_its_record() -> None:
    assert journal_of("logs/windows/2026/a.b.yml") == "logs/windows/2026/a.b.journal.jsonl"


def test_it_grows_and_undo_takes_the_last_back(tmp_path: Path) -> None:
    path = tmp_path / "x.journal.jsonl"
    for one in (note("a"), note("b"), Note(AT, "undo"), Note(AT, "undo"), Note(AT, "undo"), note("c")):
        add_note(path, one)
    assert path.read_text("utf-8").count("\n") == 6
    assert read_journal(path.read_bytes()) == Journal((note("c"),))


def test_a_line_that_was_cut_off_is_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "x.journal.jsonl"
    cut = note("b").line()[:-9]
    path.write_bytes(note("a").line().encode() + b"\n\n\xff\xfe\n" + cut.encode())
    add_note(path, note("c"))
    found = read_journal(path.read_bytes())
    assert found.notes == (note("a"), note("c"))
    assert [number for number, _ in found.strange] == [3, 4]
    assert found.strange[1][1] == cut


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kb.journal.journal import add_note
from kb.journal.note import Note
for number in range(20):
    add_note(Path(sys.argv[1]), Note(datetime.now(UTC), "note", {"what": f"{sys.argv[2]} {number}"}))
"""


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.journal.jsonl"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), who]) for who in "abc"]
    assert [one.wait() for one in writers] == [0, 0, 0]
    noted = [one.text("what") for one in read_journal(path.read_bytes()).notes]
    assert sorted(noted) == sorted(f"{who} {number}" for who in "abc" for number in range(20))
    for who in "abc":
        assert [one for one in noted if one[0] == who] == [f"{who} {number}" for number in range(20)]
