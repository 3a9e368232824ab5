from __future__ import annotations

from collections.abc import Callable

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
