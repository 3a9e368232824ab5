from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.problem import Problem

Told = Callable[..., list[Problem]]


def test_no_decision_at_all(told: Told) -> None:
    (problem,) = told("abort-has-reasons", "outcome: aborted\n")
    assert problem.message == "the outcome is aborted, and no decision says why"
    assert problem.place.text == "outcome: aborted"
    assert "choice: abort" in problem.help
    (problem,) = told("abort-has-reasons", "outcome: rolled-back\n")
    assert "choice: roll-back" in problem.help


@pytest.mark.parametrize("choice", ["abort", "roll-back", "postpone"])
def test_a_decision_without_reasons(told: Told, choice: str) -> None:
    (problem,) = told("abort-has-reasons", f"decisions:\n  - {choice}\noutcome: aborted\n")
    assert problem.message == f"the decision '{choice}' gives no reasons"
    assert problem.place.line == 3


def test_reasons_for_going_on_are_none_for_stopping(told: Told) -> None:
    text = "decisions:\n  - choice: continue\n    because:\n      - It was rare\noutcome: aborted\n"
    (problem,) = told("abort-has-reasons", text)
    assert problem.message.endswith("no decision says why")


def test_one_reasoned_decision_is_enough(told: Told) -> None:
    text = "decisions:\n  - abort\n  - choice: roll-back\n    because:\n      - No time left\noutcome: rolled-back\n"
    assert not told("abort-has-reasons", text)


@pytest.mark.parametrize("outcome", ["completed", "completed-with-deviations", "cancelled"])
def test_silent_when_nothing_was_stopped(told: Told, outcome: str) -> None:
    assert not told("abort-has-reasons", f"decisions:\n  - abort\noutcome: {outcome}\n")
