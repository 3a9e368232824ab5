from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]

NIGHT = "window:\n  start: 2026-02-14 02:00\n  end: 05:00\n"


def test_only_once_the_window_is_over(told: Told) -> None:
    assert not told("log-missing", NIGHT, now="2026-02-14 04:59")
    (problem,) = told("log-missing", NIGHT, now="2026-02-14 05:00")
    assert problem.by_clock
    assert problem.place.text == "window:"
    assert problem.help.startswith("add outcome: completed, ")


def test_the_real_end_counts_before_the_planned_one(told: Told) -> None:
    late = NIGHT + "actual:\n  start: 02:10\n  end: 06:30\n"
    assert not told("log-missing", late, now="2026-02-14 06:00")
    assert told("log-missing", late, now="2026-02-14 06:30")


def test_a_day_without_a_clock_is_over_the_day_after(told: Told) -> None:
    day = "window:\n  start: 2026-02-14\n"
    assert not told("log-missing", day, now="2026-02-14 23:59")
    assert told("log-missing", day, now="2026-02-15 00:00")


def test_incidents_once_they_have_ended(told: Told) -> None:
    incident = "actual:\n  start: 2026-02-14 02:00\n"
    assert not told("log-missing", incident, now="2026-03-01 00:00", folder="incidents")
    (problem,) = told("log-missing", incident + "  end: 04:00\n", now="2026-03-01 00:00", folder="incidents")
    assert problem.help == "add outcome: resolved, mitigated or ongoing"
    assert problem.message == "the work is over, and nothing says how it ended"
    assert problem.place.text == "actual:"


def test_silent_with_an_outcome_or_without_a_window(told: Told) -> None:
    assert not told("log-missing", NIGHT + "outcome: completed\n", now="2026-03-01 00:00")
    assert not told("log-missing", "steps:\n  - Switch\n", now="2026-03-01 00:00")
