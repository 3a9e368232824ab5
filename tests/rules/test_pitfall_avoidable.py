from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


def found(shelf: Shelf, problems: Find, fields: str) -> list[Problem]:
    lines = "".join(f"| {line}\n" for line in f"title: The page is lost\n{fields}".splitlines())
    return [one for one in problems(shelf(f"logs/pitfalls/page-lost.yml\n{lines}")) if one.rule == "pitfall-avoidable"]


def test_an_active_pitfall_without_a_way_around_it(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, "")
    assert problem.level is Level.WARNING
    assert problem.message == "nothing says how to avoid this pitfall"
    assert problem.place.text == "title: The page is lost"
    assert problem.place.width == len("The page is lost")


@pytest.mark.parametrize("status", ["draft", "mitigated", "retired"])
def test_only_active_ones_are_asked(shelf: Shelf, problems: Find, status: str) -> None:
    assert not found(shelf, problems, f"status: {status}")


def test_silent_when_it_says_how_or_was_replaced(shelf: Shelf, problems: Find) -> None:
    assert not found(shelf, problems, "avoid:\n  - Read the plan")
    assert not found(shelf, problems, "replaced_by: page-lost-2")
    assert found(shelf, problems, "avoid:\n  - ' '"), "blank words are no words"


def test_a_draft_is_only_reminded(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, "draft: true")
    assert problem.level is Level.HINT
