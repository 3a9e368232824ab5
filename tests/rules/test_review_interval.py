from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


def found(shelf: Shelf, problems: Find, fields: str) -> list[Problem]:
    lines = "".join(f"| {line}\n" for line in f"title: Lost\n{fields}".splitlines())
    return [one for one in problems(shelf(f"logs/pitfalls/lost.yml\n{lines}")) if one.rule == "review-interval"]


@pytest.mark.parametrize("every", ["quarterly", "0d", "-3m", "6", "m", "1.5y", "90d or so", "6m1d"])
def test_a_value_that_says_no_interval(shelf: Shelf, problems: Find, every: str) -> None:
    (problem,) = found(shelf, problems, f"review_every: '{every}'\nreviewed: 2026-02-01")
    assert problem.level is Level.WARNING
    assert not problem.by_clock
    assert problem.message == f"'{every}' does not say how often"


@pytest.mark.parametrize("every", ["90d", "2 weeks", "6m", "1y", "1 year", "６か月", "一日".replace("一", "1")])
def test_values_that_do(shelf: Shelf, problems: Find, every: str) -> None:
    assert not found(shelf, problems, f"review_every: {every}\nreviewed: 2026-02-01")


def test_a_day_to_count_from(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, "review_every: 90d")
    assert problem.message == "nothing says from which day review_every counts"
    (problem,) = found(shelf, problems, "review_every: 90d\nreviewed: 03:00")
    assert problem.message == "'03:00' names no day"


def test_silent_without_review_every(shelf: Shelf, problems: Find) -> None:
    assert not found(shelf, problems, "reviewed: 2026-02-01")
