"""Each number of a small library, checked by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.stats.period import Period, read_bound
from kb.stats.selection import Selection
from kb.stats.spread import Measured
from kb.stats.stats import Stats

Counted = Callable[..., Stats]

NIGHTS = """
logs/kb.yml
| schema: 1
| timezone: Asia/Tokyo
| systems: [{name: Web, aliases: [サイト]}]
| tools: [{name: Terraform, aliases: [tf]}]
logs/pitfalls/bites.yml
| title: It bites
| aliases: [it-bit]
logs/pitfalls/sleeps.yml
| title: It sleeps
logs/windows/2026-01-10-first.yml
| title: First
| systems: [web]
| window: {start: 2026-01-10 02:00, end: 05:00, decide_by: 03:30, margin: 10}
| actual: {start: 02:00, end: 05:20}
| backout_plan: [{do: restore, minutes: 50}]
| steps:
|   - {do: on, activity: Switch, minutes: 10, started: 02:00, finished: 02:12, result: done}
|   - {do: off, activity: switch, minutes: 5, started: 05:00, finished: 05:20, result: done}
|   - {do: no, activity: switch, minutes: 99, started: 05:00, finished: 05:20, result: failed}
| deviations:
|   - {seen: a, pitfall: it-bit}
|   - {seen: b, pitfall: none}
|   - {seen: c}
| decisions:
|   - {choice: continue, at: 03:20}
|   - {choice: extend, at: 04:15}
|   - {choice: continue, at: 04時ごろ}
| outcome: completed-with-deviations
| actions:
|   - {do: x, due: 2026-02-01, done: 2026-01-20}
|   - {do: y, id: later, due: 2026-06}
|   - {do: z, due: 2026-07}
logs/windows/2026-02-10-second.yml
| title: Second
| tools: [tf]
| draft: true
| window: {start: 2026-02-10 02:00, end: 05:00}
| actual: {start: 02:00, end: 2026-02-10}
| steps:
|   - {do: on, activity: ＳＷＩＴＣＨ, started: 02:00, finished: 02:40}
|   - {do: off, activity: switch, minutes: 5}
| deviations: [{seen: again, pitfall: bites}]
| pitfalls_avoided: [sleeps]
| outcome: rolled-back
logs/windows/2026-03-10-third.yml
| title: Third
| window: {start: 2026-03-10 02:00, end: 05:00}
| actual: {start: 02:00, end: 04:00}
| pitfalls_avoided: [{id: bites, caught_by: brief}]
| outcome: completed
logs/windows/2026-04-10-cancelled.yml
| title: Cancelled
| window: {start: 2026-04-10 02:00, end: 05:00}
| actual: {start: 02:00, end: 09:00}
| steps: [{do: on, activity: switch, started: 02:00, finished: 09:00}]
| outcome: cancelled
logs/windows/2026-05-10-missing.yml
| title: Missing
| window: {start: 2026-05-10 02:00, end: 05:00}
logs/windows/2026-08-10-planned.yml
| title: Planned
| window: {start: 2026-08-10 02:00, end: 05:00}
logs/windows/undated.yml
| title: Undated
| outcome: completed
logs/incidents/2026-06-10-outage.yml
| title: Outage
| systems: [サイト]
| actual: {start: 2026-06-10 10:00}
| detected: {at: 10:20}
| mitigated: 11:05頃
| outcome: resolved
logs/incidents/2026-06-20-outage.yml
| title: Another
| actual: {start: 2026-06-20 10:00}
| detected: {at: 09:50}
| mitigated: 12:00
| outcome: ongoing
"""


@pytest.fixture
def all_of_it(counted: Counted) -> Stats:
    return counted(NIGHTS)


def test_nights_by_state(all_of_it: Stats) -> None:
    nights = all_of_it.nights
    assert list(nights.windows.items()) == [
        ("completed", 2),
        ("completed-with-deviations", 1),
        ("rolled-back", 1),
        ("cancelled", 1),
        ("planned", 1),
        ("log-missing", 1),
    ]
    assert nights.incidents == {"resolved": 1, "ongoing": 1}
    assert (nights.total, nights.drafts, nights.first, nights.last) == (9, 1, "2026-01-10", "2026-08-10")


def test_how_late_windows_ended(all_of_it: Stats) -> None:
    """First 20 minutes late, third an hour early; second has no exact end, undated none; cancelled never began."""
    overrun = all_of_it.overrun
    assert (overrun.compared, overrun.left_out) == (2, 2)
    assert overrun.late.measured == (Measured(20, "2026-01-10-first"),)


def test_which_decisions_fell_late(all_of_it: Stats) -> None:
    """decide_by is 03:30, the latest decision 05:00 − 50 − 10 = 04:00."""
    decisions = all_of_it.decisions
    assert list(decisions.choices.items()) == [("continue", 2), ("extend", 1)]
    for late, minutes in ((decisions.after_decide_by, 45), (decisions.after_latest, 15)):
        assert (late.compared, late.left_out) == (2, 1)
        assert late.late.measured == (Measured(minutes, "2026-01-10-first"),)
    assert decisions.at_the_latest == 0


def test_a_way_back_without_minutes_is_said(counted: Counted) -> None:
    found = counted(NIGHTS.replace("{do: restore, minutes: 50}", "{do: restore}")).decisions
    assert (found.after_latest.compared, found.at_the_latest, found.after_latest.late.n) == (2, 2, 0)


def test_how_long_an_activity_takes(all_of_it: Stats) -> None:
    (switch,) = all_of_it.activities
    assert (switch.name, switch.nights) == ("switch", 2)
    assert (switch.planned.median, switch.planned.n, switch.planned.left_out) == (5, 3, 1)
    assert (switch.took.median, switch.took.n, switch.took.left_out) == (20, 3, 1)
    assert switch.took.longest == Measured(40, "2026-02-10-second")


def test_which_pitfalls_bite_again(all_of_it: Stats) -> None:
    pitfalls = all_of_it.pitfalls
    assert [(one.id, one.met, one.avoided, one.last_met, one.last_log) for one in pitfalls.counts] == [
        ("bites", 2, 1, "2026-02-10", "2026-02-10-second"),
        ("sleeps", 0, 1, "", ""),
    ]
    assert (pitfalls.deviations, pitfalls.unnamed, pitfalls.said_none) == (4, 2, 1)


def test_incidents_make_minutes_of_exact_times_only(all_of_it: Stats) -> None:
    incidents = all_of_it.incidents
    assert incidents.until_detected.measured == (Measured(20, "2026-06-10-outage"),)
    assert incidents.until_mitigated.measured == (Measured(120, "2026-06-20-outage"),)
    assert (incidents.until_detected.left_out, incidents.until_mitigated.left_out) == (1, 1)


def test_what_became_of_actions(all_of_it: Stats) -> None:
    """Due in June is over on the first of July; due in July is not."""
    actions = all_of_it.actions
    assert (actions.open, actions.overdue, actions.done, actions.total) == (2, 1, 1, 3)
    assert actions.until_done.measured == (Measured(10, "2026-01-10-first#1"),)
    assert actions.oldest == Measured(172, "2026-01-10-first#later")


def test_what_a_tracker_closed_is_done(counted: Counted) -> None:
    states = "\nlogs/actions.yml\n| actions:\n|   - {action: 2026-01-10-first#later, done: 2026-03, seen: 2026-03-09}\n"
    actions = counted(NIGHTS + states).actions
    assert (actions.open, actions.done, actions.until_done.n, actions.until_done.left_out) == (1, 2, 1, 1)


@pytest.mark.parametrize(
    ("first", "last", "system", "counts"),
    [
        ("2026-01", "2026-02", "", (2, 1)),
        ("2026-06-10", "2026-06-10", "", (1, 1)),
        (None, None, "サイト", (2, 0)),
        (None, None, "WEB", (2, 0)),
        (None, None, "terraform", (1, 0)),
        ("2026-06", None, "web", (1, 0)),
        ("2027", None, "", (0, 1)),
    ],
)
def test_only_what_was_asked_for(
    counted: Counted, first: str | None, last: str | None, system: str, counts: tuple[int, int]
) -> None:
    period = Period(read_bound(first) if first else None, read_bound(last) if last else None)
    found = counted(NIGHTS, Selection(period, system))
    assert (found.nights.total, found.undated) == counts


def test_a_pitfall_counts_only_the_nights_asked_for(counted: Counted) -> None:
    found = counted(NIGHTS, Selection(system="web"))
    assert [(one.id, one.met, one.avoided) for one in found.pitfalls.counts] == [("bites", 1, 0)]


@pytest.mark.parametrize(
    ("night", "done"),
    [("2026-01-10", "2026-01-09"), ("2026-01-10", "2026-02"), ("2026-01-10", "2026"), ("2026-01", "2026-02-20")],
)
def test_days_need_two_days_the_right_way_round(counted: Counted, night: str, done: str) -> None:
    found = counted(
        f"logs/windows/x.yml\n| title: x\n| window: {{start: {night}}}\n| actions: [{{do: x, done: {done}}}]\n"
    ).actions
    assert (found.done, found.until_done.n, found.until_done.left_out) == (1, 0, 1)
