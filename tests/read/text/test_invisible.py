"""Terminal colours and invisible characters are told by name, taken out in memory, and corrected by --fix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.edits import apply_edits
from kb.problem import Level, Problem
from kb.read.text.invisible import take_out

COLOURED = "error: |\n  \x1b[31m│\x1b[0m stat x\n  plain"


def test_colours_are_told_once_a_line_and_taken_out() -> None:
    text, problems = take_out(COLOURED, "logs/x.yml")
    assert text == "error: |\n  │ stat x\n  plain"
    (problem,) = problems
    assert (problem.place.line, problem.place.column, problem.rule) == (2, 3, "invisible-character")
    assert problem.edit is not None
    assert apply_edits(COLOURED, [problem.edit]) == text


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u200e", "left-to-right mark (U+200E)"),
        ("\u202e", "right-to-left override (U+202E)"),
        ("\u2028", "line separator (U+2028)"),
        ("\ufeff", "byte order mark (U+FEFF)"),
        ("\x07", "bell (U+0007)"),
        ("\x00", "null character (U+0000)"),
        ("\x85", "control character (U+0085)"),
    ],
)
def test_a_character_is_named(character: str, name: str) -> None:
    text, problems = take_out(f"title: a{character}b", "logs/x.yml")
    assert text == "title: ab"
    assert [(one.message, one.place.column) for one in problems] == [(f"{name} is not allowed here", 9)]


def test_text_that_everybody_sees_is_left_alone() -> None:
    text = "title: 絵文字 👨\u200d👩\u200d👧 と タブ\t\n"
    assert take_out(text, "logs/x.yml") == (text, [])


def test_one_run_tells_colours_and_everything_else(
    shelf: Callable[[str], Path], problems: Callable[..., list[Problem]]
) -> None:
    root = shelf("""
logs/windows/x.yml
| title: 色
| window:
|   start: 2026-02-30
""")
    path = root / "logs/windows/x.yml"
    path.write_text(path.read_text("utf-8") + "summary: |\n  \x1b[1mbold\x1b[0m\nsumary: typo\n", "utf-8")
    told = [(one.place.line, one.rule) for one in problems(root) if one.level is Level.ERROR]
    assert told == [(3, "bad-time"), (5, "invisible-character"), (6, "unknown-field")]
