from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]

NIGHT = """
window:
  start: 2026-02-14 02:00
  end: 05:00
  decide_by: {decide_by}
  margin: 10
backout_plan:
  - do: Restore the snapshot
    minutes: 40
    from_step: {from_step}
  - do: Switch back
    minutes: 5
steps:
  - do: Look at the plan
    minutes: 30
  - id: apply
    do: Apply the change
    minutes: {minutes}
  - do: Take the page down
    minutes: 5
    even_if_aborted: true
"""


def night(decide_by: str, from_step: str = "apply", minutes: str = "90") -> str:
    return NIGHT.format(decide_by=decide_by, from_step=from_step, minutes=minutes)


def test_the_arithmetic_is_shown(told: Told) -> None:
    (problem,) = told("decide-by-too-late", night("04:30"))
    assert problem.message == (
        "decide_by 04:30 is 25 minutes after the latest decision: 05:00 − 40 back-out − 5 owed − 10 margin = 04:05"
    )
    assert problem.help == "write decide_by: 04:05 or earlier"
    assert problem.place.text == "  decide_by: 04:30"
    assert problem.place.column == 14


def test_the_latest_moment_itself_is_in_time(told: Told) -> None:
    assert not told("decide-by-too-late", night("04:05"))
    assert told("decide-by-too-late", night("04:06"))


def test_a_step_is_named_by_its_number_too(told: Told) -> None:
    assert not told("decide-by-too-late", night("04:05", from_step="2"))
    assert told("decide-by-too-late", night("04:06", from_step="2"))
    (problem,) = told("decide-by-too-late", night("04:45", from_step="3"))
    assert "05:00 − 40 back-out" in problem.message


def test_only_back_outs_that_apply_at_that_time_count(told: Told) -> None:
    late_change = night("04:30", minutes="20").replace("minutes: 30", "minutes: 160")
    assert not told("decide-by-too-late", late_change), "until 04:40 nothing but the short way back applies"
    (problem,) = told("decide-by-too-late", late_change.replace("04:30", "04:40"))
    assert "− 40 back-out" in problem.message


def test_without_a_schedule_the_earliest_of_all_counts(told: Told) -> None:
    unknown = night("04:30").replace("minutes: 30", "expect: nothing but the database") + "  - Go home\n"
    (problem,) = told("decide-by-too-late", unknown)
    assert "= 04:05" in problem.message


def test_missing_minutes_make_it_at_the_latest(told: Told) -> None:
    (problem,) = told("decide-by-too-late", night("04:50").replace("minutes: 40", "when: the data is not whole"))
    assert problem.message == (
        "decide_by 04:50 is at least 10 minutes after the latest decision: "
        "05:00 − 5 back-out − 5 owed − 10 margin = 04:40 at the latest "
        "(not known: minutes of the back-out ‘Restore the snapshot’)"
    )


def test_without_any_number_the_end_is_the_latest(told: Told) -> None:
    text = "window:\n  start: 2026-02-14 02:00\n  end: 05:00\n  decide_by: {}\n"
    assert not told("decide-by-too-late", text.format("05:00"))
    (problem,) = told("decide-by-too-late", text.format("05:10"))
    assert problem.message.endswith("05:00, the end at the latest (not known: a back-out plan)")


def test_a_message_stays_on_one_line(told: Told) -> None:
    block = night("04:50").replace("do: Restore the snapshot\n    minutes: 40", "do: |\n      Restore\n      it")
    (problem,) = told("decide-by-too-late", block)
    assert "‘Restore it’" in problem.message


def test_over_midnight(told: Told) -> None:
    text = """
    window:
      start: 2026-02-13 22:00
      end: 00:30
      decide_by: {}
    backout_plan:
      - do: Restore the snapshot
        minutes: 45
    """
    assert not told("decide-by-too-late", text.format("23:45"))
    (problem,) = told("decide-by-too-late", text.format("00:05"))
    assert "decide_by 00:05 is 20 minutes after" in problem.message
    assert "00:30 − 45 back-out = 23:45" in problem.message
    (problem,) = told("decide-by-too-late", text.format("24:05"))
    assert "decide_by 00:05 is 20 minutes after" in problem.message


def test_a_date_is_shown_when_the_clock_alone_would_mislead(told: Told) -> None:
    text = """
    window:
      start: 2026-02-14 02:00
      end: 2026-02-17 02:00
      decide_by: 2026-02-17 01:00
    backout_plan:
      - do: Copy everything back
        minutes: 30h
    """
    (problem,) = told("decide-by-too-late", text)
    assert "= 2026-02-15 20:00" in problem.message


def test_a_clock_that_changes_in_the_night_is_counted_in_real_minutes(told: Told) -> None:
    text = """
    timezone: Europe/Berlin
    window:
      start: 2026-03-29 00:30
      end: 04:00
      decide_by: {}
    backout_plan:
      - do: Restore the snapshot
        minutes: 90
    """
    now = "2026-03-28 18:00"
    (problem,) = told("decide-by-too-late", text.format("01:45"), now=now)
    assert "is 15 minutes after" in problem.message
    assert "= 01:30" in problem.message
    assert not told("decide-by-too-late", text.format("01:30"), now=now)


def test_an_hour_that_happens_twice_is_counted_twice(told: Told) -> None:
    text = """
    timezone: Europe/Berlin
    window:
      start: 2026-10-25 00:30
      end: 03:30
      decide_by: 02:45 {}
    backout_plan:
      - do: Restore the snapshot
        minutes: {}
    """
    now = "2026-10-24 18:00"
    assert not told("decide-by-too-late", text.format("+02:00", 60), now=now), "the first 02:45 is before 02:30 again"
    (problem,) = told("decide-by-too-late", text.format("+01:00", 120), now=now)
    assert "is 75 minutes after" in problem.message


def test_a_window_without_room_for_its_way_back_says_so(told: Told) -> None:
    risky = night("04:30").replace("minutes: 90", "minutes: 130\n    point_of_no_return: true")
    (problem,) = told("decide-by-too-late", risky)
    assert problem.help.startswith("the window is too short for its own way back")


def test_a_way_back_longer_than_the_whole_window(told: Told) -> None:
    text = """
    window:
      start: 2026-02-14 02:00
      end: 05:00
      decide_by: 04:00
    backout_plan:
      - do: Copy everything back
        minutes: {}
    """
    (problem,) = told("decide-by-too-late", text.format("3h1m"))
    assert problem.help.startswith("the window is too short for its own way back")
    (problem,) = told("decide-by-too-late", text.format("3h"))
    assert problem.help == "write decide_by: 02:00 or earlier"


def test_after_the_last_step_nothing_is_owed_any_more(told: Told) -> None:
    done = night("04:08") + "  - do: Go home\n    minutes: 1\n"
    assert not told("decide-by-too-late", done)
    assert told("decide-by-too-late", done.replace("04:08", "04:11"))


def test_silent_without_an_exact_end(told: Told) -> None:
    assert not told("decide-by-too-late", night("04:30").replace("  end: 05:00\n", ""))
    assert not told("decide-by-too-late", night("04:30").replace("end: 05:00", "end: 2026-02-14"))


def test_silent_for_what_is_over_or_was_never_planned(told: Told) -> None:
    assert told("decide-by-too-late", night("04:30"), now="2026-02-14 04:59")
    assert not told("decide-by-too-late", night("04:30"), now="2026-02-14 05:01")
    assert not told("decide-by-too-late", night("04:30") + "outcome: completed\n")
    assert not told("decide-by-too-late", night("04:30"), folder="incidents")
