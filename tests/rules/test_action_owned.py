from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]


def test_owner_and_due_are_asked_for_together(told: Told) -> None:
    (problem,) = told("action-owned", "actions:\n  - Own the switch\n")
    assert problem.message == "the action 'Own the switch' has no owner and no due day"
    assert problem.help == "add owner: one role and due: a date such as 2026-03-31"
    assert problem.place.text == "  - Own the switch"


def test_each_alone(told: Told) -> None:
    (problem,) = told("action-owned", "actions:\n  - do: Own the switch\n    owner: infra\n")
    assert problem.message == "the action 'Own the switch' has no due day"
    (problem,) = told("action-owned", "actions:\n  - do: Own the switch\n    due: 2026-03\n")
    assert problem.message == "the action 'Own the switch' has no owner"


def test_a_clock_is_no_day(told: Told) -> None:
    (problem,) = told("action-owned", "actions:\n  - do: Own the switch\n    owner: infra\n    due: 03:00\n")
    assert problem.message == "the action 'Own the switch' has '03:00' as its due day, which names no day"
    assert problem.help == "add the date to due"


def test_silent_for_what_is_done(told: Told) -> None:
    assert not told("action-owned", "actions:\n  - do: Own the switch\n    done: 2026-02-20\n")
