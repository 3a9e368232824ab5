"""Corrections keep everything else of a file as it was: line ends, a BOM, a missing last line end."""

from __future__ import annotations

import pytest

from kb.edits import apply_edits, unified_diff
from kb.problem import Edit


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_the_lines_named_change(end: str, last: str, mark: str) -> None:
    text = mark + end.join(["a", "b", "c"]) + last
    assert apply_edits(text, [Edit(2, 2, ("B",))]) == mark + end.join(["a", "B", "c"]) + last


def test_of_two_corrections_of_one_line_the_first_wins() -> None:
    assert apply_edits("a\nb\n", [Edit(1, 1, ("x",)), Edit(1, 2, ("y", "z"))]) == "x\nb\n"


def test_the_diff_names_the_file() -> None:
    diff = unified_diff("logs/x.yml", "a\n", "b\n")
    assert "logs/x.yml" in diff
    assert "-a" in diff
    assert "+b" in diff
