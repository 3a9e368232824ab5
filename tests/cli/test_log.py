"""`kb log`: one line for what happens, where the night stands, and all of it in the record afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.cli import menu

Run = Callable[..., Result]

NIGHT = """
logs/windows/2026/2026-02-14-recreate.yml
| title: Recreate the database
| window:
|   start: 2026-02-14 02:00
|   end: 05:00
|   margin: 10
| backout_plan:
|   - do: Restore the snapshot
|     minutes: 40
| steps:
|   - id: switch
|     do: Switch
|     minutes: 10
|   - Apply the change
logs/windows/2026/2026-02-16-move.yml
| title: Move the shop
| window:
|   start: 2026-02-16 02:00
logs/incidents/2026/2026-01-01-slow.yml
| title: The shop was slow
| outcome: resolved
"""
RECORD = "logs/windows/2026/2026-02-14-recreate.yml"


@pytest.fixture
def log(kb: Run, shelf: Callable[[str], Path]) -> Run:
    """Runs `kb log …` at a clock of the night in a base with two windows; the first part is the clock."""
    base = shelf(NIGHT)

    def run(clock: str, *words: str, code: int = 0) -> Result:
        result = kb(base, "log", "--now", f"2026-02-14 {clock}", *words)
        assert result.exit_code == code, result.output
        return result

    return run


def record(tmp_path: Path) -> str:
    return (tmp_path / RECORD).read_text("utf-8")


def notes(tmp_path: Path) -> list[dict[str, object]]:
    journal = (tmp_path / RECORD).with_suffix(".journal.jsonl")
    return [json.loads(line) for line in journal.read_text("utf-8").splitlines()] if journal.exists() else []


def test_a_night_from_begin_to_close(log: Run, tmp_path: Path) -> None:
    assert log("02:03", "begin").output == "02:03  begin\n"
    assert log("02:03", "start", "switch").output == (
        "02:03  start  switch: Switch\n       planned 10 min, until 02:13\n       latest decision 04:10, in 127 min\n"
    )
    log("02:20", "done", "switch", "it", "was slow", "--at", "02:12")
    log("02:21", "saw", "the plan undoes the switch", "--step", "2", "--did", "read it twice")
    log("02:30", "decide", "abort", "--because", "no time", "--because", "no expert", "--by", "lead")
    log("02:31", "skipped", "2")
    log("02:32", "end", "aborted")
    before = record(tmp_path)
    stands = log("02:33").output
    assert stands.startswith(
        "2026-02-14-recreate  Recreate the database\nfrom 02:00, to 05:00, latest decision 04:10, in 97 min"
    )
    assert "1  done         02:03–02:12  switch: Switch\n" in stands
    assert stands.endswith("7 notes wait; put them into the record with: kb log close\n")
    shown = log("02:34", "close", "--diff").output
    assert "+    note: it was slow\n" in shown
    assert record(tmp_path) == before
    log("02:35", "close")
    assert not notes(tmp_path)
    assert [line for line in record(tmp_path).splitlines() if line in before.splitlines()] == [
        line for line in before.splitlines() if line != "  - Apply the change"
    ]
    assert "outcome: aborted\n" in record(tmp_path)
    assert "  - do: Apply the change\n    result: skipped\n" in record(tmp_path)


def test_undo_takes_the_last_note_back(log: Run, tmp_path: Path) -> None:
    log("02:03", "note", "right")
    log("02:04", "note", "wrong")
    assert log("02:05", "undo").output == "taken back:\n02:04  note  wrong\n"
    log("02:06", "close")
    assert "what: right" in record(tmp_path)
    assert "wrong" not in record(tmp_path)
    assert log("02:07", "undo", code=2).output == "kb: nothing is noted for 2026-02-14-recreate\n"


# Which record ------------------------------------------------------------------------------------


def test_the_window_that_is_on_is_meant(log: Run, tmp_path: Path) -> None:
    log("01:00", "note", "early")
    assert len(notes(tmp_path)) == 1


def test_the_one_with_notes_is_meant_whatever_the_clock_says(kb: Run, log: Run, tmp_path: Path) -> None:
    log("02:00", "note", "a")
    assert kb(tmp_path, "log", "note", "b", "--now", "2026-02-16 02:00").exit_code == 0
    assert len(notes(tmp_path)) == 2


def test_several_are_told(kb: Run, log: Run, tmp_path: Path) -> None:
    log("02:00", "note", "a")
    log("02:00", "--record", "2026-02-16-move", "note", "b")
    told = log("02:01", "note", "c", code=2).output
    assert (
        told == "kb: notes of several nights wait; say which with --record ID: 2026-02-14-recreate, 2026-02-16-move\n"
    )


@pytest.mark.parametrize("where", ["before", "after", "variable"])
def test_the_record_can_be_named(
    kb: Run, log: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    named = ("--record", "2026-02-16-move")
    if where == "variable":
        monkeypatch.setenv("KB_RECORD", named[1])
    log("02:00", *(named if where == "before" else ()), "note", "b", *(named if where == "after" else ()))
    assert (tmp_path / "logs/windows/2026/2026-02-16-move.journal.jsonl").is_file()


def test_no_window_near_is_told(kb: Run, log: Run, tmp_path: Path) -> None:
    told = kb(tmp_path, "log", "note", "x", "--now", "2026-03-01 02:00")
    assert (told.exit_code, told.output.startswith("kb: no window is on now")) == (2, True)
    told = log("02:00", "note", "x", "--record", "2026-02-14-recreat", code=2)
    assert told.output.endswith("did you mean '2026-02-14-recreate'?\n")


def test_a_record_that_cannot_be_read_does_not_stop_the_notes(log: Run, tmp_path: Path) -> None:
    path = tmp_path / RECORD
    whole = record(tmp_path)
    path.write_text(whole + "titel: x\n", "utf-8")
    log("02:00", "note", "x", "--record", "2026-02-14-recreate")
    assert "cannot be read whole now" in log("02:01").output
    assert log("02:02", "close", code=2).output.startswith(f"kb: {RECORD} cannot be read whole, so the notes wait")
    path.write_text(whole, "utf-8")
    log("02:03", "close")
    assert "what: x" in record(tmp_path)


# What was typed ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("start", "swich"), "no step is called 'swich'; did you mean 'switch'?"),
        (("done", "7"), "no step is called '7'; they are switch, 2"),
        (("end", "abort"), "'abort' is none of completed, completed-with-deviations, rolled-back, aborted, cancelled"),
        (("note", "x", "--at", "09:00"), "--at: 2026-02-14 09:00 is still to come; it is 02:00 now"),
        (("note", "x", "--at", "2026-02-14"), "--at: '2026-02-14' names no minute; write 02:41"),
        (("note", "x", "--at", "soon"), "--at: 'soon' is not a time"),
        (("note", "x", "--output", "gone.txt"), "--output: gone.txt cannot be read: No such file or directory"),
        (("close",), "nothing is noted for 2026-02-14-recreate"),
    ],
)
def test_a_slip_is_told_and_nothing_is_noted(log: Run, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    assert log("02:00", *words, code=2).output.startswith(f"kb: {said}")
    assert not notes(tmp_path)


def test_the_clock_before_midnight_is_yesterdays(log: Run, tmp_path: Path) -> None:
    log("00:10", "note", "x", "--at", "23:50")
    assert notes(tmp_path)[0]["at"] == "2026-02-13T23:50+09:00"


def test_what_a_terminal_showed_is_kept_as_it_was_seen(tmp_path: Path, log: Run) -> None:
    (tmp_path / "out.txt").write_bytes("\x1b[31mError:\x1b[0m no\tway \r\n  at \u3042\n\n".encode("utf-16"))
    log("02:00", "saw", "no way", "--error", "out.txt")
    assert notes(tmp_path)[0]["error"] == "Error: no       way\n  at あ"
    log("02:01", "close")
    assert "    error: |-\n      Error: no       way\n        at あ\n" in record(tmp_path)


def test_standard_input_can_be_noted(tmp_path: Path, log: Run, shelf: Callable[[str], Path]) -> None:
    result = CliRunner().invoke(
        menu, ["log", "note", "x", "--output", "-", "--now", "2026-02-14 02:00"], input="a: b\n", catch_exceptions=False
    )
    assert result.exit_code == 2, "no base here"
    log("02:00", "note", "here")
    result = CliRunner().invoke(
        menu,
        ["log", "note", "x", "--output", "-", "--root", str(tmp_path), "--now", "2026-02-14 02:00"],
        input="a: b\n",
    )
    assert result.exit_code == 0, result.output
    assert notes(tmp_path)[-1]["output"] == "a: b"


def test_too_much_is_told(log: Run, tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text("line\n" * 30_000)
    assert "tail -n 200" in log("02:00", "note", "x", "--output", "out.txt", code=2).output


def test_a_secret_is_neither_kept_nor_printed(log: Run, tmp_path: Path) -> None:
    word = "Xq7" + "vT2mPz9"
    (tmp_path / "out.txt").write_text(f"password={word}\n")
    said = log("02:00", "saw", f"password={word}", "--did", f"mysql -p{word}", "--error", "out.txt").output
    said += log("02:01").output + log("02:02", "close", "--diff").output
    everything = said + (tmp_path / RECORD).with_suffix(".journal.jsonl").read_text("utf-8")
    assert "a secret in it was made unreadable" in said
    assert word not in everything


def test_a_line_that_was_cut_off_stays_and_is_told(log: Run, tmp_path: Path) -> None:
    log("02:00", "note", "whole")
    journal = (tmp_path / RECORD).with_suffix(".journal.jsonl")
    with journal.open("a") as file:
        file.write('{"at": "2026-02-14T02:0')
    assert "line 2 of 2026-02-14-recreate.journal.jsonl is no note" in log("02:01").output
    assert "it stays in 2026-02-14-recreate.journal.jsonl" in log("02:02", "close").output
    assert journal.read_text() == '{"at": "2026-02-14T02:0\n'
    assert "what: whole" in record(tmp_path)


@pytest.mark.parametrize(("said", "meant"), [("go", "continue"), ("中止", "abort"), ("rollback", "roll-back")])
def test_another_word_for_a_decision_is_understood_as_a_question(
    said: str, meant: str, log: Run, tmp_path: Path
) -> None:
    assert log("02:30", "decide", said, code=2).output.endswith(f"; did you mean '{meant}'?\n")
    assert not notes(tmp_path)
