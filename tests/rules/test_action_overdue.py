from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]

ACTION = "actions:\n  - do: Own the switch\n    due: {due}\n"


def test_the_day_itself_is_still_in_time(told: Told) -> None:
    assert not told("action-overdue", ACTION.format(due="2026-03-31"), now="2026-03-31 23:59")
    (problem,) = told("action-overdue", ACTION.format(due="2026-03-31"), now="2026-04-01 00:00")
    assert problem.message == "the action 'Own the switch' was due 2026-03-31 and is not done"
    assert problem.by_clock
    assert problem.place.text == "    due: 2026-03-31"


def test_the_day_ends_in_the_zone_of_the_log(told: Told) -> None:
    action = "timezone: America/New_York\n" + ACTION.format(due="2026-03-31")
    assert not told("action-overdue", action, now="2026-04-01 12:59")
    assert told("action-overdue", action, now="2026-04-01 13:00")


def test_a_month_and_a_minute(told: Told) -> None:
    assert not told("action-overdue", ACTION.format(due="2026-03"), now="2026-03-31 12:00")
    assert told("action-overdue", ACTION.format(due="2026-03"), now="2026-04-01 00:00")
    assert told("action-overdue", ACTION.format(due="2026-03-31 12:00"), now="2026-03-31 12:00")


def test_a_day_that_cannot_be_known_is_silent(told: Told) -> None:
    assert not told("action-overdue", ACTION.format(due="03:00"), now="2030-01-01 00:00")


def test_silent_for_what_is_done_late_too(told: Told) -> None:
    assert not told(
        "action-overdue", ACTION.format(due="2026-03-31") + "    done: 2026-05-01\n", now="2026-06-01 00:00"
    )
