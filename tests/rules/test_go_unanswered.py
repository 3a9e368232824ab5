from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]

NIGHT = """
window:
  start: 2026-02-14 02:00
go_if:
  - what: The expert can be there
    answer: yes
  - what: The rehearsal is over
  - Support knows
"""


def test_each_open_question_at_its_place(told: Told) -> None:
    second, third = told("go-unanswered", NIGHT)
    assert second.message == "'The rehearsal is over' is not answered"
    assert second.place.text == "  - what: The rehearsal is over"
    assert third.place.text == "  - Support knows"


def test_no_is_an_answer(told: Told) -> None:
    assert len(told("go-unanswered", NIGHT.replace("answer: yes", "answer: no"))) == 2


def test_no_question_is_no_finding(told: Told) -> None:
    assert not told("go-unanswered", "window:\n  start: 2026-02-14 02:00\n")


def test_silent_with_an_outcome_and_for_incidents(told: Told) -> None:
    assert not told("go-unanswered", NIGHT + "outcome: cancelled\n")
    assert not told("go-unanswered", NIGHT, folder="incidents")
