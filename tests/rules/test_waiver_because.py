from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.problem import Problem

Told = Callable[..., list[Problem]]


def test_what_is_waived(told: Told) -> None:
    (problem,) = told("waiver-because", "waive:\n  - because: We know\n")
    assert problem.message == "the waiver does not say what is waived"


def test_why(told: Told) -> None:
    (problem,) = told("waiver-because", "waive:\n  - rule: decide-by\n    because: ''\n")
    assert problem.message == "the waiver gives no reason"
    assert problem.place.text == "    because: ''"


def test_silent_with_both(told: Told) -> None:
    assert not told("waiver-because", "waive:\n  - rule: decide-by\n    because: We know\n")


def test_a_waived_pitfall_needs_no_rule(shelf: Callable[[str], Path], problems: Callable[..., list[Problem]]) -> None:
    root = shelf(
        """
        logs/pitfalls/lost.yml
        | title: Lost
        logs/windows/night.yml
        | title: A night
        | waive:
        |   - pitfall: lost
        |     because: The switch is in Terraform now
        """
    )
    assert not [problem for problem in problems(root) if problem.rule == "waiver-because"]
