"""Nobody is told that a field is missing which they wrote, and which did not fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Problem

Rules = Callable[[str], list[str]]


@pytest.fixture
def rules(shelf: Callable[[str], Path], problems: Callable[..., list[Problem]]) -> Rules:
    """The names of the problems of a knowledge base drawn from text, in their order."""
    return lambda text: [one.rule for one in problems(shelf(text))]


def test_a_field_that_does_not_fit_is_not_called_missing(rules: Rules) -> None:
    told = rules("""
logs/windows/x.yml
| title: Move the database
| window:
|   start: 2026-02-14 02:00
|   decide_by: 25:61
""")
    assert "bad-time" in told
    assert "decide-by" not in told
    assert "backout-plan" in told


def test_a_field_under_another_name_is_not_called_missing(rules: Rules) -> None:
    told = rules("""
logs/windows/x.yml
| title: Move the database
| 日時: 2026-02-14 02:00
| 結果: 完了
""")
    assert told == ["unknown-field", "unknown-field"]


def test_the_end_before_the_start_is_told_once(rules: Rules) -> None:
    told = rules("""
logs/windows/x.yml
| title: Move the database
| window:
|   start: 2026-02-14 22:00
|   end: 2026-02-14 02:00
| steps:
|   - do: Move it
|     minutes: 10
""")
    assert {"time-order", "plan-fits-window"} & set(told) == {"time-order"}
