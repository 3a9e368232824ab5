from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.problem import Level, Place, Problem
from kb.report.report import Report
from kb.report.text import MAX_COLUMNS, as_text, excerpt
from kb.report.visible import columns

Make = Callable[..., Problem]


def test_the_form_of_the_design(problem: Make) -> None:
    one = problem(help="did you mean 'decide_by'?")
    assert as_text(Report((one,))).splitlines() == [
        "logs/windows/x.yml:12:3: error[unknown-field]: 'decided_by' is not a field of window",
        "   |",
        "12 |   decided_by: 03:30",
        "   |   ^^^^^^^^^^",
        "   = help: did you mean 'decide_by'?",
        "",
        "1 problem (1 error) in 1 file",
    ]


def test_a_problem_of_a_whole_file_has_no_excerpt(problem: Make) -> None:
    one = problem("", line=1, column=1, level=Level.WARNING, rule="encoding", message="the file is not UTF-8", help="")
    assert as_text(Report((one,))).splitlines()[:2] == [
        "logs/windows/x.yml:1:1: warning[encoding]: the file is not UTF-8",
        "",
    ]


def test_help_of_several_lines_stays_together(problem: Make) -> None:
    lines = as_text(Report((problem(help="write:\nsummary: |"),))).splitlines()
    assert lines[4:6] == ["   = help: write:", "           summary: |"]


def test_the_first_line_is_one_line_without_control_characters(problem: Make) -> None:
    one = problem(path="logs/windows/a\nb.yml", message="'\x1b[2J\u202e' is\nno field")
    first = as_text(Report((one,))).splitlines()[0]
    assert first == "logs/windows/a b.yml:12:3: error[unknown-field]: '<U+001B>[2J<U+202E>' is no field"


def test_colour_only_when_asked(problem: Make) -> None:
    one = problem(help="x")
    assert "\x1b[" not in as_text(Report((one,)))
    assert "\x1b[1;31merror[unknown-field]\x1b[0m" in as_text(Report((one,), color=True))


@pytest.mark.parametrize(
    ("text", "column", "width", "shown", "below"),
    [
        ("do: 切り替える", 5, 5, "do: 切り替える", "    ^^^^^^^^^^"),
        ("切り替え：02:00", 5, 1, "切り替え：02:00", "        ^^"),
        ("か\u3099: x", 4, 1, "か\u3099: x", "   ^"),
        ("ﾃｽﾄ: x", 6, 1, "ﾃｽﾄ: x", "     ^"),
        ("\tdo: x", 2, 2, " do: x", " ^^"),
        ("a\x1b[0m: x", 2, 1, "a<U+001B>[0m: x", " ^^^^^^^^"),
        ("end", 4, 1, "end", "   ^"),
        ("end", 99, 7, "end", "   ^"),
        ("end", 1, 99, "end", "^^^"),
        ("\u3099", 1, 1, "\u3099", "^"),
    ],
)
def test_the_caret_stands_below_what_it_means(text: str, column: int, width: int, shown: str, below: str) -> None:
    line, before, marked = excerpt(Place("x", 1, column, width, text))
    assert (line, " " * before + "^" * marked) == (shown, below)


def test_a_long_line_is_cut_around_the_caret() -> None:
    text = "summary: " + "とても長い行" * 100 + "TARGET" + "まだ続く" * 100
    shown, before, marked = excerpt(Place("x", 1, text.index("TARGET") + 1, 6, text))
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "TARGET" in shown
    assert before == sum(map(columns, shown[: shown.index("TARGET")]))
    assert marked == 6
    assert sum(map(columns, shown)) <= MAX_COLUMNS


def test_the_end_of_a_long_line_fills_the_room() -> None:
    shown, before, _ = excerpt(Place("x", 1, 500, 1, "a" * 499 + "!"))
    assert shown == "…" + "a" * (MAX_COLUMNS - 3) + "!"
    assert shown[before] == "!"


@given(st.text(max_size=400), st.integers(1, 500), st.integers(0, 500))
def test_any_line_can_be_shown(text: str, column: int, width: int) -> None:
    shown, before, marked = excerpt(Place("x", 1, column, width, text))
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert 0 <= before <= MAX_COLUMNS
    assert 1 <= marked <= MAX_COLUMNS
