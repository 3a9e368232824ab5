from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]

NIGHT = """
window:
  start: 2026-02-13 23:00
  end: 03:00
  decide_by: {decide_by}
backout_plan:
  - do: Restore the snapshot
    minutes: 40
    from_step: {from_step}
  - do: Switch back
    minutes: 5
steps:
  - do: Take a snapshot
    minutes: 30
  - id: apply
    do: Apply the change
    minutes: 60
  - do: Look at the pages
    minutes: 15
"""


def night(decide_by: str, from_step: str = "apply") -> str:
    return NIGHT.format(decide_by=decide_by, from_step=from_step)


def test_the_end_of_the_risky_step_is_named(told: Told) -> None:
    (problem,) = told("decide-by-too-early", night("00:15"))
    assert problem.message == (
        "decide_by 00:15 comes before the end of step 2, 'Apply the change', at 00:30: nobody can know yet how it went"
    )
    assert problem.help == "write decide_by: 00:30 or later, and not after 02:20, the latest decision"
    assert problem.place.text == "  decide_by: 00:15"


def test_the_end_itself_is_not_too_early(told: Told) -> None:
    assert not told("decide-by-too-early", night("00:30"))


def test_before_midnight_is_before(told: Told) -> None:
    assert told("decide-by-too-early", night("23:30"))


def test_the_longest_back_out_begins_at_a_number_too(told: Told) -> None:
    assert told("decide-by-too-early", night("00:15", from_step="2"))
    assert not told("decide-by-too-early", night("00:15", from_step="1"))


def test_the_point_of_no_return_wins_over_back_outs(told: Told) -> None:
    marked = night("00:40").replace("do: Look at the pages", "do: Look\n    point_of_no_return: true")
    (problem,) = told("decide-by-too-early", marked)
    assert "the end of step 3, 'Look', at 00:45" in problem.message


def test_the_first_point_of_no_return_counts(told: Told) -> None:
    marked = night("23:45").replace("minutes: 30\n", "minutes: 30\n    point_of_no_return: true\n")
    marked = marked.replace("minutes: 60\n", "minutes: 60\n    point_of_no_return: true\n")
    assert not told("decide-by-too-early", marked)


def test_silent_while_minutes_are_missing(told: Told) -> None:
    assert not told("decide-by-too-early", night("00:15").replace("minutes: 30", "expect: available"))
    assert not told("decide-by-too-early", night("00:15").replace("minutes: 60", "expect: available"))
    assert not told("decide-by-too-early", night("00:15").replace("minutes: 5\n", "when: it is still early\n"))
    assert told("decide-by-too-early", night("00:15").replace("minutes: 15", "expect: the start page"))


def test_silent_when_nothing_is_risky(told: Told) -> None:
    text = "window:\n  start: 2026-02-14 02:00\n  decide_by: 02:10\nsteps:\n  - do: Apply\n    minutes: 30\n"
    assert not told("decide-by-too-early", text)
    assert not told("decide-by-too-early", text.replace("  decide_by: 02:10\n", "") + "    point_of_no_return: yes\n")


def test_without_an_end_only_the_beginning_is_proposed(told: Told) -> None:
    (problem,) = told("decide-by-too-early", night("00:15").replace("  end: 03:00\n", ""))
    assert problem.help == "write decide_by: 00:30 or later"


def test_a_window_without_room_for_its_way_back_says_so(told: Told) -> None:
    (problem,) = told("decide-by-too-early", night("00:15").replace("end: 03:00", "end: 01:00"))
    assert problem.help.startswith("the window is too short for its own way back")


def test_silent_with_an_outcome_and_for_incidents(told: Told) -> None:
    assert not told("decide-by-too-early", night("00:15") + "outcome: aborted\n")
    assert not told("decide-by-too-early", night("00:15"), folder="incidents")
