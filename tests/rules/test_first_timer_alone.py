from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]

NIGHT = """
window:
  start: 2026-02-14 02:00
people:
  - role: lead
    first_time: true
  - role: app
  - role: infra
    first_time: true
"""


def test_all_first_timers_in_one_sentence(told: Told) -> None:
    (problem,) = told("first-timer-alone", NIGHT)
    assert problem.message == "lead and infra do this for the first time, and no expert is among the people"
    assert problem.place.line == 7
    assert problem.place.text == "    first_time: true"


def test_one_first_timer(told: Told) -> None:
    (problem,) = told("first-timer-alone", NIGHT.replace("  - role: lead\n    first_time: true\n", ""))
    assert problem.message.startswith("infra does this for the first time")


def test_an_expert_beside_them(told: Told) -> None:
    assert not told("first-timer-alone", NIGHT + "  - role: expert\n")
    assert not told("first-timer-alone", NIGHT + "  - role: 有識者\n    attended: true\n")


def test_an_expert_who_will_not_come(told: Told) -> None:
    (problem,) = told("first-timer-alone", NIGHT + "  - role: expert\n    attended: false\n")
    assert problem.message.endswith("and the expert will not be there")


def test_an_expert_who_is_new_to_this_is_no_help(told: Told) -> None:
    assert told("first-timer-alone", NIGHT + "  - role: expert\n    first_time: true\n")


def test_who_only_watches_or_stays_away_is_not_judged(told: Told) -> None:
    assert not told("first-timer-alone", NIGHT.replace("first_time: true", "first_time: true\n    watched: true"))
    assert not told("first-timer-alone", NIGHT.replace("first_time: true", "first_time: true\n    attended: false"))


def test_silent_without_first_timers(told: Told) -> None:
    assert not told("first-timer-alone", NIGHT.replace("first_time: true", "first_time: false"))


def test_silent_with_an_outcome_and_for_incidents(told: Told) -> None:
    assert not told("first-timer-alone", NIGHT + "outcome: aborted\n")
    assert not told("first-timer-alone", NIGHT, folder="incidents")
