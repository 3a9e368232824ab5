from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]

NIGHT = """
window:
  start: 2026-02-14 02:00
steps:
  - do: Switch to the maintenance page
    touches:
      - cloudfront
  - do: Tell support
  - do: Apply the change
    point_of_no_return: true
"""


def test_each_step_that_changes_something(told: Told) -> None:
    first, third = told("step-expectation", NIGHT)
    assert first.message == "step 1, 'Switch to the maintenance page', does not say what shows that it worked"
    assert first.place.text == "  - do: Switch to the maintenance page"
    assert third.message.startswith("step 3,")


def test_silent_when_it_says_so(told: Told) -> None:
    (third,) = told("step-expectation", NIGHT.replace("    touches:", "    expect: all pages answer 503\n    touches:"))
    assert third.message.startswith("step 3,")


def test_silent_with_an_outcome_and_for_incidents(told: Told) -> None:
    assert not told("step-expectation", NIGHT + "outcome: completed\n")
    assert not told("step-expectation", NIGHT, folder="incidents")
