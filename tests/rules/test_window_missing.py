from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]


def test_planned_work_without_a_window(told: Told) -> None:
    (problem,) = told("window-missing", "steps:\n  - Apply\n")
    assert problem.place.text == "title: A night"


def test_any_start_will_do(told: Told) -> None:
    assert not told("window-missing", "window:\n  start: 2026\n")


def test_incidents_need_none(told: Told) -> None:
    assert not told("window-missing", "impact: x\n", folder="incidents")


def test_work_that_is_over_needs_a_day_only(told: Told) -> None:
    over = "actual:\n  start: 2026-02-14 02:00\n"
    assert told("window-missing", over), "without an outcome it may still be planned"
    assert not told("window-missing", over + "outcome: completed\n")
    assert told("window-missing", "outcome: completed\n"), "nothing tells its day"
