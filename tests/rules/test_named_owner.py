from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]

NIGHT = """
window:
  start: 2026-02-14 02:00
steps:
  - do: Switch
    owner: app
  - Merge the branch
  - id: apply
    do: |
      Apply the change
      that the whole team has read twice
"""


def test_each_step_by_number_and_words(told: Told) -> None:
    second, third = told("named-owner", NIGHT)
    assert second.message == "step 2, 'Merge the branch', has no owner"
    assert second.place.text == "  - Merge the branch"
    assert third.message == "step 3, 'Apply the change that the whole team ha…', has no owner"


def test_silent_without_steps(told: Told) -> None:
    assert not told("named-owner", "window:\n  start: 2026-02-14 02:00\n")


def test_a_log_without_a_window_is_planned_too(told: Told) -> None:
    assert told("named-owner", "steps:\n  - Merge the branch\n")


def test_silent_with_an_outcome_and_for_incidents(told: Told) -> None:
    assert not told("named-owner", NIGHT + "outcome: completed\n")
    assert not told("named-owner", NIGHT, folder="incidents")
