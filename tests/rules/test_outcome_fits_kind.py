from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


def found(shelf: Shelf, problems: Find, folder: str, fields: str) -> list[Problem]:
    lines = "".join(f"| {line}\n" for line in f"title: A night\n{fields}".splitlines())
    return [one for one in problems(shelf(f"logs/{folder}/night.yml\n{lines}")) if one.rule == "outcome-fits-kind"]


WINDOW = ["completed", "completed-with-deviations", "rolled-back", "aborted", "cancelled"]
INCIDENT = ["resolved", "mitigated", "ongoing"]


@pytest.mark.parametrize("outcome", [*WINDOW, *INCIDENT])
def test_outcomes(shelf: Shelf, problems: Find, outcome: str) -> None:
    in_window = found(shelf, problems, "windows", f"outcome: {outcome}")
    assert bool(in_window) == (outcome in INCIDENT)
    for problem in in_window:
        assert problem.level is Level.ERROR
        assert problem.message == f"a window does not end '{outcome}'; an incident does"
        assert problem.help.startswith(f"write one of {', '.join(WINDOW)}")


@pytest.mark.parametrize("outcome", [*WINDOW, *INCIDENT])
def test_outcomes_of_incidents(shelf: Shelf, problems: Find, outcome: str) -> None:
    assert bool(found(shelf, problems, "incidents", f"outcome: {outcome}")) == (outcome in WINDOW)


@pytest.mark.parametrize("choice", ["workaround", "fix-forward", "escalate"])
def test_choices_of_incidents(shelf: Shelf, problems: Find, choice: str) -> None:
    (problem,) = found(shelf, problems, "windows", f"decisions:\n  - choice: {choice}")
    assert problem.message == f"'{choice}' is a choice in an incident, not in a window"
    assert problem.place.text == f"  - choice: {choice}"
    assert not found(shelf, problems, "incidents", f"decisions:\n  - choice: {choice}")


@pytest.mark.parametrize("choice", ["continue", "abort", "roll-back", "extend", "postpone"])
def test_choices_of_both(shelf: Shelf, problems: Find, choice: str) -> None:
    assert not found(shelf, problems, "windows", f"decisions:\n  - choice: {choice}")
