from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


def found(shelf: Shelf, problems: Find, fields: str, now: str = "2026-11-27 18:00") -> list[Problem]:
    lines = "".join(f"| {line}\n" for line in f"title: Lost\n{fields}".splitlines())
    return [one for one in problems(shelf(f"logs/pitfalls/lost.yml\n{lines}"), now) if one.rule == "review-overdue"]


@pytest.mark.parametrize(
    ("every", "reviewed", "due"),
    [
        ("90d", "2026-02-01", "2026-05-02"),
        ("2w", "2026-02-01", "2026-02-15"),
        ("6m", "2026-02-01", "2026-08-01"),
        ("1y", "2025-11-01", "2026-11-01"),
        ("1m", "2026-01-31", "2026-02-28"),
        ("1y", "2024-02-29", "2025-02-28"),
        ("3か月", "2026-02-01", "2026-05-01"),
        ("90 日ごと", "2026-02-01", "2026-05-02"),
        ("６ヶ月", "2026-02", "2026-08-01"),
    ],
)
def test_the_day_on_which_it_was_due(shelf: Shelf, problems: Find, every: str, reviewed: str, due: str) -> None:
    fields = f"review_every: {every}\nreviewed: {reviewed}"
    assert not found(shelf, problems, fields, f"{due} 23:59")
    (problem,) = found(shelf, problems, fields)
    assert problem.message.endswith(f"and the next look was due on {due}")
    assert problem.help.endswith("write reviewed: 2026-11-27")
    assert (problem.level, problem.by_clock) == (Level.WARNING, True)
    assert problem.place.text == f"reviewed: {reviewed}"


@pytest.mark.parametrize("more", ["status: retired", "status: draft", "replaced_by: other"])
def test_pitfalls_that_nobody_reads_any_more(shelf: Shelf, problems: Find, more: str) -> None:
    assert not found(shelf, problems, f"review_every: 1d\nreviewed: 2020-01-01\n{more}")


@pytest.mark.parametrize(
    "fields", ["reviewed: 2020-01-01", "review_every: 1d", "review_every: often\nreviewed: 2020-01-01"]
)
def test_what_cannot_be_counted_is_another_rules_matter(shelf: Shelf, problems: Find, fields: str) -> None:
    assert not found(shelf, problems, fields)


def test_an_interval_beyond_the_calendar(shelf: Shelf, problems: Find) -> None:
    assert not found(shelf, problems, "review_every: 9999y\nreviewed: 2026-01-01")
