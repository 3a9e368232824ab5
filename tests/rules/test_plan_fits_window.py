from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]

NIGHT = """
window:
  start: 2026-02-13 23:00
  end: {end}
  margin: 10
steps:
  - do: Apply the change
    minutes: 1h40m
  - do: Take the page down
    minutes: 20
    even_if_aborted: true
"""


def test_the_sum_is_shown(told: Told) -> None:
    (problem,) = told("plan-fits-window", NIGHT.format(end="01:00"))
    assert problem.message == "the steps take 120 minutes and the margin 10, and the window has 120: 10 too many"
    assert problem.place.text == "  end: 01:00"


def test_an_owed_step_counts_once_and_the_last_minute_fits(told: Told) -> None:
    assert not told("plan-fits-window", NIGHT.format(end="01:10"))
    assert told("plan-fits-window", NIGHT.format(end="01:09"))


def test_without_a_margin(told: Told) -> None:
    bare = NIGHT.replace("  margin: 10\n", "")
    assert not told("plan-fits-window", bare.format(end="01:00"))
    (problem,) = told("plan-fits-window", bare.format(end="00:30"))
    assert problem.message == "the steps take 120 minutes, and the window has 90: 30 too many"


def test_missing_minutes_are_named(told: Told) -> None:
    (problem,) = told("plan-fits-window", NIGHT.format(end="00:30").replace("minutes: 20", "owner: app"))
    assert problem.message.startswith("the steps take at least 100 minutes (1 without a number) and the margin 10")
    assert not told("plan-fits-window", NIGHT.format(end="01:00").replace("minutes: 20", "owner: app"))


def test_a_clock_change_makes_the_window_shorter(told: Told) -> None:
    text = NIGHT.replace("2026-02-13 23:00", "2026-03-29 01:00").format(end="03:30") + "timezone: {}\n"
    now = "2026-03-28 18:00"
    assert not told("plan-fits-window", text.format("Asia/Tokyo"), now=now)
    (problem,) = told("plan-fits-window", text.format("Europe/Berlin"), now=now)
    assert "the window has 90" in problem.message


def test_silent_without_an_exact_end(told: Told) -> None:
    assert not told("plan-fits-window", NIGHT.replace("  end: {end}\n", ""))
    assert not told("plan-fits-window", NIGHT.format(end="2026-02-14"))


def test_silent_with_an_outcome_and_for_incidents(told: Told) -> None:
    assert not told("plan-fits-window", NIGHT.format(end="00:30") + "outcome: completed\n")
    assert not told("plan-fits-window", NIGHT.format(end="00:30"), folder="incidents")
