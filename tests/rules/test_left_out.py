"""Nobody is told that a field is missing which they wrote, and which did not fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.problem import Problem


def test_a_field_that_does_not_fit_is_not_called_missing(
    shelf: Callable[[str], Path], problems: Callable[..., list[Problem]]
) -> None:
    root = shelf("""
logs/windows/x.yml
| title: Move the database
| window:
|   start: 2026-02-14 02:00
|   decide_by: 25:61
""")
    rules = [one.rule for one in problems(root)]
    assert "bad-time" in rules
    assert "decide-by" not in rules
    assert "backout-plan" in rules
