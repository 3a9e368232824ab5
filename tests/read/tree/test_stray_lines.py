"""A chat or a table at the left edge is one mistake, told at its first line; the rest of the file is judged."""

from __future__ import annotations

import pytest

from kb.model.settings import Settings
from kb.read.record import File, read_record

CHAT = "[0:05] lead: 開始します\n\n[0:12] app: 電源断\n[0:31] lead: 戻します!\n"
TABLE = "決済を切り替える\n|時刻|内容|\n|22:00|開始|\n* 結果: 正常終了\n"


@pytest.mark.parametrize("pasted", [CHAT, TABLE])
def test_a_run_of_lines_is_told_once(pasted: str) -> None:
    raw = f"title: x\nwindow:\n  start: 2026-10-01\n{pasted}outcom: aborted\n".encode()
    _, problems = read_record(File("logs/windows/x.yml", raw), "windows", Settings())
    end = 3 + pasted.count("\n")
    assert [(one.rule, one.place.line) for one in problems] == [("yaml-syntax", 4), ("unknown-field", end + 1)]
    assert problems[0].message == f"lines 4 to {end} are no fields of a record"


def test_at_the_end_of_the_file_the_place_is_a_line_of_it() -> None:
    raw = f"title: x\n{TABLE}".encode()
    _, problems = read_record(File("logs/windows/x.yml", raw), "windows", Settings())
    assert [one.place.line for one in problems] == [2]


def test_fields_between_them_end_a_run() -> None:
    raw = b"title: x\n[a] b\n[c] d\nsummry: y\n[e] f\n"
    _, problems = read_record(File("logs/windows/x.yml", raw), "windows", Settings())
    assert problems[0].message == "lines 2 to 3 are no fields of a record"
    assert {one.place.line for one in problems[1:]} == {4, 5}
