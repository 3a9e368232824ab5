from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.problem import Problem

Told = Callable[..., list[Problem]]

NIGHT = """
window:
  start: 2026-02-14 02:00
steps:
  - do: Switch to the maintenance page
    with: {}
"""


@pytest.mark.parametrize("word", ["hand", "Hand", "手作業", "manual"])
def test_work_by_hand(told: Told, word: str) -> None:
    (problem,) = told("hand-step-touches", NIGHT.format(word))
    assert problem.message == (
        "step 1, 'Switch to the maintenance page', is done by hand and does not say what it touches"
    )
    assert problem.place.text == "  - do: Switch to the maintenance page"


def test_what_it_touches_is_said(told: Told) -> None:
    assert not told("hand-step-touches", NIGHT.format("hand") + "    touches:\n      - cloudfront\n")


def test_tools_know_what_they_touch(told: Told) -> None:
    assert not told("hand-step-touches", NIGHT.format("terraform"))
    assert not told("hand-step-touches", NIGHT.replace("    with: {}\n", ""))


def test_silent_with_an_outcome_and_for_incidents(told: Told) -> None:
    assert not told("hand-step-touches", NIGHT.format("hand") + "outcome: completed\n")
    assert not told("hand-step-touches", NIGHT.format("hand"), folder="incidents")
