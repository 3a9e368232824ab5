"""One file: every misfit told in one run with its place, and what fits still stands in the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb.library import LogEntry
from kb.model.settings import Settings
from kb.problem import Level, Problem
from kb.read.folder import read_library
from kb.read.record import File, read_record

MISFITS = """\
title: 夜間作業
outcom: completed
window:
  start: 2026-02-30 02:00
  decided_by: 03:30
steps:
  - do: 切り替え
    minutes: many
    reslt: done
  - minutes: 3
decisions:
  - choice: contineu
"""


def test_every_misfit_of_a_file_is_told_at_once() -> None:
    entry, problems = read_record(File("logs/windows/x.yml", MISFITS.encode()), "windows", Settings())
    told = {(one.place.line, one.place.column): one for one in problems}
    assert sorted(told) == [(2, 1), (4, 10), (5, 3), (8, 14), (9, 5), (10, 5), (12, 13)]
    assert {place: one.help for place, one in told.items() if "did you mean" in one.help} == {
        (2, 1): "did you mean 'outcome'?",
        (5, 3): "did you mean 'decide_by'?",
        (9, 5): "did you mean 'result'?",
        (12, 13): "did you mean 'continue'?",
    }
    assert told[10, 5].rule == "missing-field"
    assert isinstance(entry, LogEntry)
    assert [step.do for step in entry.record.steps] == ["切り替え"]
    assert str(entry.record.title) == "夜間作業"


def test_links_to_a_misfit_record_are_not_unknown(
    shelf: Callable[[str], Path], problems: Callable[..., list[Problem]]
) -> None:
    root = shelf("""
logs/windows/first.yml
| title: First
| outcom: completed
logs/windows/unreadable.yml
| title: 'First
logs/windows/second.yml
| title: Second, after [[first]] and [[unreadable]]
| follows: [first, unreadable, nowhere]
""")
    library, _ = read_library(root)
    assert {entry.id for entry in library.logs} >= {"first", "second"}
    errors = [one for one in problems(root) if one.level is Level.ERROR and one.place.path.endswith("second.yml")]
    assert [(one.place.line, one.place.column) for one in errors] == [(2, 30)]
    assert "nowhere" in errors[0].message


_BYTES = st.one_of(
    st.binary(max_size=120),
    st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")),
    st.text("ab:-# \n\r\t'\"[]{}&*!|>%@,?\\：　\x1b\u2028", max_size=60).map(lambda text: f"title: x\n{text}".encode()),
    st.text("ab: \n-[", max_size=30).map(lambda text: MISFITS.replace("many", text).encode()),
)


@settings(max_examples=100, deadline=None)
@given(_BYTES)
@example(b"\xff\xfe")
@example(b"title: 'x\n")
def test_any_bytes_are_a_record_or_problems_inside_the_file(raw: bytes) -> None:
    entry, problems = read_record(File("logs/windows/x.yml", raw), "windows", Settings())
    assert entry or problems
    # A file of no known encoding has no characters to count, only lines.
    lines = raw.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for one in problems:
        assert one.place.path == "logs/windows/x.yml"
        assert 1 <= one.place.line <= len(lines)
        assert one.rule == "encoding" or 1 <= one.place.column <= len(lines[one.place.line - 1]) + 1


def test_a_file_with_a_bad_name_is_read_all_the_same() -> None:
    entry, problems = read_record(
        File("logs/windows/Night Work(1).yml", b"title: x\nseverty: 1\n"), "windows", Settings()
    )
    assert entry is None
    assert [one.rule for one in problems] == ["bad-id", "unknown-field"]
    assert problems[0].help == "rename the file: night-work-1.yml"
    _, (bad,) = read_record(File("logs/windows/夜間作業1.yml", b"title: x\n"), "windows", Settings())
    assert "Japanese belongs in the title" in bad.help
