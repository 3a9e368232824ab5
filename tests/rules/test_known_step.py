from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


STEPS = "steps:\n  - do: Snapshot\n  - id: apply\n    do: Apply\n"


def found(shelf: Shelf, problems: Find, log: str) -> list[Problem]:
    lines = "".join(f"| {line}\n" for line in f"title: A night\n{log}".splitlines())
    return [one for one in problems(shelf(f"logs/windows/night.yml\n{lines}")) if one.rule == "known-step"]


@pytest.mark.parametrize("step", ["1", "2", "apply"])
def test_a_number_and_a_name_are_known(shelf: Shelf, problems: Find, step: str) -> None:
    assert not found(shelf, problems, f"{STEPS}backout_plan:\n  - do: Restore\n    from_step: {step}\n")


@pytest.mark.parametrize(
    ("step", "help"),
    [
        ("aply", "did you mean 'apply'?"),
        ("3", "write a number from 1 to 2, or one of: apply"),
        ("0", "write a number from 1 to 2, or one of: apply"),
    ],
)
def test_a_step_that_is_not_there(shelf: Shelf, problems: Find, step: str, help: str) -> None:
    for log in (
        f"backout_plan:\n  - do: Restore\n    from_step: {step}",
        f"deviations:\n  - seen: x\n    step: {step}",
    ):
        (problem,) = found(shelf, problems, STEPS + log)
        assert problem.level is Level.ERROR
        assert problem.message == f"no step is called '{step}'"
        assert problem.help == help
        assert problem.place.text.endswith(f": {step}")


def test_without_any_step(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, "deviations:\n  - seen: x\n    step: apply")
    assert problem.help == "this log lists no steps; leave it out, or list them"


def test_steps_without_names(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, "steps:\n  - Apply\ndeviations:\n  - seen: x\n    step: apply")
    assert problem.help == "write a number from 1 to 1"


def test_a_name_means_one_step(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, STEPS + "  - id: apply\n    do: Apply again\n")
    assert problem.message == "'apply' is the name of step 2 already"
    assert problem.place.line == 6
    (problem,) = found(shelf, problems, STEPS + "  - id: 1\n    do: Look\n")
    assert problem.message == "step 3 is called '1', which means step 1"
    assert not found(shelf, problems, STEPS + "  - id: 3\n    do: Look\n")
