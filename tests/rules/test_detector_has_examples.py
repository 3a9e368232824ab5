from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


DETECTOR = """
detect:
  - error_text:
      pattern: tfplan
"""


def found(shelf: Shelf, problems: Find, fields: str) -> list[Problem]:
    lines = "".join(f"| {line}\n" for line in f"title: No plan file\n{fields}".splitlines())
    return [one for one in problems(shelf(f"logs/pitfalls/x.yml\n{lines}")) if one.rule == "detector-has-examples"]


def test_what_is_missing_is_named(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, DETECTOR)
    assert problem.message == (
        "the detector has no example that it must recognise (hit) and none that it must leave alone (clean)"
    )
    (problem,) = found(shelf, problems, DETECTOR + "    examples:\n      hit:\n        - text: a tfplan\n")
    assert problem.message == "the detector has no example that it must leave alone (clean)"


def test_each_detector_alone(shelf: Shelf, problems: Find) -> None:
    proof = "    examples:\n      hit:\n        - text: a tfplan\n      clean:\n        - file: fixtures/x.json\n"
    assert not found(shelf, problems, DETECTOR + proof)
    (problem,) = found(shelf, problems, DETECTOR + proof + "  - document:\n      pattern: apply\n")
    assert problem.place.line == 11


def test_an_example_of_nothing_proves_nothing(shelf: Shelf, problems: Find) -> None:
    empty = "    examples:\n      hit:\n        - text:\n      clean:\n        - text: Apply complete\n"
    (problem,) = found(shelf, problems, DETECTOR + empty)
    assert "recognise (hit)" in problem.message


def test_an_example_of_two_things_leaves_open_which(shelf: Shelf, problems: Find) -> None:
    both = (
        "    examples:\n      hit:\n        - text: a tfplan\n          file: x\n      clean:\n        - text: fine\n"
    )
    (problem,) = found(shelf, problems, DETECTOR + both)
    assert problem.message == "an example is one of text, file or steps, and this one is several"
    assert problem.place.line == 8


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_silent_for_pitfalls_nobody_relies_on(shelf: Shelf, problems: Find, status: str) -> None:
    assert not found(shelf, problems, f"status: {status}{DETECTOR}")
