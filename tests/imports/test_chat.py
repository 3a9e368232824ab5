from __future__ import annotations

from datetime import date

import pytest

from kb.imports.chat import looks_like_chat, read_chat

DAY = date(2026, 2, 13)


def said(text: str, day: date | None = DAY) -> list[tuple[str, str, str]]:
    return [(f"{one.day} {one.at}", one.who, one.text) for one in read_chat(text, day)]


def test_a_name_and_a_time_in_brackets() -> None:
    text = "Lead  [11:51 PM]\nswitching\n\nApp  [11:58 PM]\ndone (edited)\n:+1: 2\nLead  [12:10 AM]\nplan shows\nmore\n"
    assert said(text) == [
        ("2026-02-13 23:51", "Lead", "switching"),
        ("2026-02-13 23:58", "App", "done"),
        ("2026-02-14 00:10", "Lead", "plan shows\nmore"),
    ]


def test_a_name_above_a_time_goes_on_without_name_and_half() -> None:
    text = "Lead\n  9:11 PM\nstart\n9:12\nstill going\nApp\n  10:01 PM\ndone\n"
    assert said(text) == [
        ("2026-02-13 21:11", "Lead", "start"),
        ("2026-02-13 21:12", "Lead", "still going"),
        ("2026-02-13 22:01", "App", "done"),
    ]


def test_a_name_before_a_time() -> None:
    assert said("lead 22:43\nstart\napp 00:05\ndone\n") == [
        ("2026-02-13 22:43", "lead", "start"),
        ("2026-02-14 00:05", "app", "done"),
    ]


def test_dated_lines_need_no_day() -> None:
    text = "[2026-02-14 02:03] lead: start\n[2026-02-14 02:10] app: done: all\n  two lines\n"
    assert said(text, None) == [
        ("2026-02-14 02:03", "lead", "start"),
        ("2026-02-14 02:10", "app", "done: all\n  two lines"),
    ]


def test_tabs_below_a_day() -> None:
    text = "2026/02/14(土)\n02:03\t担当A\t切り替えます\n02:10\t担当B\t完了\n2026/02/15(日)\n01:00\t担当A\t翌日\n"
    assert said(text, None) == [
        ("2026-02-14 02:03", "担当A", "切り替えます"),
        ("2026-02-14 02:10", "担当B", "完了"),
        ("2026-02-15 01:00", "担当A", "翌日"),
    ]


def test_a_clock_first() -> None:
    assert said("02:03 <lead> start\n02:10 app: done\n") == [
        ("2026-02-13 02:03", "lead", "start"),
        ("2026-02-13 02:10", "app", "done"),
    ]


@pytest.mark.parametrize("text", ["", "# Postmortem\n\n- 10:00 a\n- 10:01 b\n", "Only prose.\nMore prose.\n"])
def test_what_is_no_chat(text: str) -> None:
    assert not looks_like_chat(text)


def test_columns_of_blanks() -> None:
    text = "（当夜の抜粋）\n\n02:03 アプリ担当      切り替えます\n02:12 DB 担当　完了\n      確認しました\n"
    text += "00:10 lead        done  for today\n"
    assert looks_like_chat(text)
    assert said(text) == [
        ("2026-02-13 02:03", "アプリ担当", "切り替えます"),
        ("2026-02-13 02:12", "DB 担当", "完了\n      確認しました"),
        ("2026-02-14 00:10", "lead", "done  for today"),
    ]


def test_a_table_of_events_with_one_blank_is_no_chat() -> None:
    assert not looks_like_chat("02:03 the switch was made\n02:10 all pages answer\n")
