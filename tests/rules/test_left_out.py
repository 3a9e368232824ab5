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


def test_a_field_under_another_name_is_not_called_missing(
    shelf: Callable[[str], Path], problems: Callable[..., list[Problem]]
) -> None:
    root = shelf("""
logs/windows/x.yml
| title: Move the database
| 日時: 2026-02-14 02:00
| 結果: 完了
""")
    assert [one.rule for one in problems(root)] == ["unknown-field", "unknown-field"]


def test_the_end_before_the_start_is_told_once(
    shelf: Callable[[str], Path], problems: Callable[..., list[Problem]]
) -> None:
    root = shelf("""
logs/windows/x.yml
| title: Move the database
| window:
|   start: 2026-02-14 22:00
|   end: 2026-02-14 02:00
| steps:
|   - do: Move it
|     minutes: 10
""")
    assert {"time-order", "plan-fits-window"} & {one.rule for one in problems(root)} == {"time-order"}
