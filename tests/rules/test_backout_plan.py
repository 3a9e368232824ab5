from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]

NIGHT = """
window:
  start: 2026-02-14 02:00
"""


def test_no_plan(told: Told) -> None:
    (problem,) = told("backout-plan", NIGHT)
    assert problem.message == "there is no plan for undoing the work"
    assert problem.place.text == "window:"


def test_a_log_without_a_window_is_told_at_its_first_line(told: Told) -> None:
    (problem,) = told("backout-plan", "summary: soon\n")
    assert problem.place.line == 1


def test_each_back_out_without_minutes(told: Told) -> None:
    plans = (
        "backout_plan:\n  - do: Switch back\n    minutes: 5\n  - Restore the snapshot\n  - do: Point to the old one\n"
    )
    second, third = told("backout-plan", NIGHT + plans)
    assert second.message == "nobody has said how many minutes 'Restore the snapshot' takes"
    assert second.place.text == "  - Restore the snapshot"
    assert third.place.text == "  - do: Point to the old one"


def test_nothing_to_undo_takes_no_minutes(told: Told) -> None:
    assert not told("backout-plan", NIGHT + "backout_plan:\n  - do: nothing\n    minutes: 0\n")


def test_plan_b_is_no_way_back(told: Told) -> None:
    assert told("backout-plan", NIGHT + "contingencies:\n  - do: use the console\n    minutes: 20\n")


def test_silent_with_an_outcome_and_for_incidents(told: Told) -> None:
    assert not told("backout-plan", NIGHT + "outcome: completed\n")
    assert not told("backout-plan", NIGHT, folder="incidents")
