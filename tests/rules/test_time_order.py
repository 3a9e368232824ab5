from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.problem import Problem

Told = Callable[..., list[Problem]]


WINDOW = "window:\n  start: 2026-02-14 02:00\n  end: 05:00\n"


def timeline(*times: str, before: str = WINDOW) -> str:
    return before + "timeline:\n" + "".join(f"  - at: {at}\n    what: x\n" for at in times)


def steps(*times: tuple[str, str]) -> str:
    fields = "".join(
        f"  - do: x\n    started: {started}\n" + (f"    finished: {finished}\n" if finished else "")
        for started, finished in times
    )
    return f"{WINDOW}steps:\n{fields}"


@pytest.mark.parametrize(
    "times",
    [
        ("02:00", "02:00", "02:10", "04:59"),
        ("23:50", "00:10", "02:00"),
        ("25:30", "02:10"),
        ("02:00", "13:59"),
        ("02:00頃", "01:55頃", "02:10"),
        ("02:00", "夕方ごろ"),
        ("2026-02-13", "2026-02-14", "02:10"),
        ("2026-02-14", "20:00"),
        ("2026-02-14 02:00", "2026-02-14 02:00"),
        ("2026-02-14 03:00", "2026-02-14"),
        ("2026-02-14 03:00", "2026-02"),
        ("2026-02-14 02:00", "2026-02-16 02:00", "2026-02-16 20:00"),
        ("2026-02-14 09:00", "2/14 朝"),
        ("不明", "02:00", "あとで", "02:10"),
        ("不明", "2026-02-14 02:00"),
    ],
)
def test_times_that_go_forward(told: Told, times: tuple[str, ...]) -> None:
    assert not told("time-order", timeline(*times))


def test_a_jump_is_told_at_the_entry_that_jumps(told: Told) -> None:
    (problem,) = told("time-order", timeline("02:58", "20:09", "23:14"))
    assert problem.message == "'20:09' would be 17 h 11 min after '02:58', the entry before it"
    assert problem.help == "correct the time or the order; if it is right, write it with its date"
    assert problem.place.text == "  - at: 20:09"


def test_what_follows_a_long_step_is_no_jump(told: Told) -> None:
    assert not told("time-order", steps(("02:00", "2026-02-15 08:00"), ("08:30", "09:00")))
    (problem,) = told("time-order", steps(("02:00", "2026-02-15 08:00"), ("2026-02-15 08:10", ""), ("21:00", "")))
    assert problem.message == "'21:00' would be 12 h 50 min after '2026-02-15 08:10', the entry before it"


def test_a_date_of_another_month_or_year_is_told_once(told: Told) -> None:
    wrong = (
        "actual:\n  start: 2025-02-14 02:05\n  end: 2025-02-14 04:00\ndeviations:\n  - seen: x\n    at: 2025-02-14\n"
    )
    (problem,) = told("time-order", WINDOW + wrong)
    assert problem.message == "'2025-02-14 02:05' is 365 days before the window, '2026-02-14 02:00'"
    (problem,) = told("time-order", WINDOW + "actual:\n  start: 02:05\n  end: 2026-03-14 04:00\n")
    assert problem.message == "'2026-03-14 04:00' is 28 days after the window, '2026-02-14 02:00'"
    assert not told("time-order", WINDOW + "actual:\n  start: 2026-02-20 02:05\n  end: 2026-03-05 04:00\n")
    assert not told("time-order", "window:\n  start: 2026-02\nactual:\n  start: 2026-03-14 02:05\n")


def test_a_window_that_ends_when_it_begins(told: Told) -> None:
    (problem,) = told("time-order", "window:\n  start: 2026-02-14 02:00\n  end: 02:00\n")
    assert problem.message == "it ends when it begins, at '2026-02-14 02:00'"
    assert not told("time-order", "window:\n  start: 2026-02-14\n  end: 2026-02-14\n")


def test_what_has_no_time_does_not_hide_a_jump(told: Told) -> None:
    (problem,) = told("time-order", timeline("02:58", "あとで", "20:09"))
    assert "after '02:58'" in problem.message


def test_entries_that_change_places(told: Told) -> None:
    (problem,) = told("time-order", timeline("02:00", "02:40", "02:10", "03:00"))
    assert problem.message == "'02:10' would be 23 h 30 min after '02:40', the entry before it"


def test_exactly_half_a_day_is_believed(told: Told) -> None:
    assert not told("time-order", timeline("02:00", "14:00"))
    assert told("time-order", timeline("02:00", "14:01"))


def test_a_rough_time_is_believed_within_the_day(told: Told) -> None:
    assert not told("time-order", timeline("02:00", "20:00頃"))
    assert told("time-order", timeline("21:00", "20:30", "17:00頃"))


def test_a_full_date_is_believed_forward_and_not_back(told: Told) -> None:
    (problem,) = told("time-order", timeline("2026-02-14 03:00", "2026-02-14 02:30", "2026-02-14 02:45"))
    assert problem.message == "'2026-02-14 02:30' is earlier than '2026-02-14 03:00', the entry before it"
    (problem,) = told("time-order", timeline("2026-02-14 03:00", "2026-02-13"))
    assert problem.message.startswith("'2026-02-13' is earlier")
    assert told("time-order", timeline("2026-02-14 00:00", "2026-02-13"))
    (problem,) = told("time-order", timeline("2026-02-14 03:00", "2026-02-13 夜"))
    assert problem.message.startswith("'2026-02-13 夜' is earlier")


def test_an_offset_counts(told: Told) -> None:
    assert not told("time-order", timeline("2026-02-14 03:00", "2026-02-13 18:30 +00:00"))
    assert told("time-order", timeline("2026-02-14 03:00", "2026-02-13 17:30 +00:00"))


def test_steps_in_the_order_in_which_they_began(told: Told) -> None:
    assert not told("time-order", steps(("02:00", "03:00"), ("02:30", "02:40")))
    (problem,) = told("time-order", steps(("02:30", ""), ("02:00", "")))
    assert problem.place.text == "    started: 02:00"


def test_a_step_that_ends_before_it_begins(told: Told) -> None:
    (problem,) = told("time-order", steps(("02:40", "02:10")))
    assert problem.message == "it would end 23 h 30 min after it begins at '02:40'"
    (problem,) = told("time-order", steps(("2026-02-14 02:40", "2026-02-14 02:10")))
    assert problem.message == "it ends at '2026-02-14 02:10', before it begins at '2026-02-14 02:40'"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("window:\n  start: 2026-02-14 02:00\n  end: 2026-02-13 05:00\n", "  end: 2026-02-13 05:00"),
        ("window:\n  start: 2026-02-14 02:00\n  end: 2026-02-13\n", "  end: 2026-02-13"),
        ("window:\n  start: 2026-02-14 02:00\n  end: 01:30\n", "  end: 01:30"),
        (WINDOW + "actual:\n  start: 02:10\n  end: 02:00\n", "  end: 02:00"),
        (WINDOW + "actual:\n  end: 01:00\n", "  end: 01:00"),
        ("detected:\n  at: 2026-02-14 02:00\nmitigated: 2026-02-14 01:00\n", "mitigated: 2026-02-14 01:00"),
        ("detected:\n  at: 2026-02-14 02:00\nmitigated: 01:50\n", "mitigated: 01:50"),
    ],
)
def test_what_ends_before_it_begins(told: Told, text: str, line: str) -> None:
    (problem,) = told("time-order", text)
    assert problem.place.text == line


@pytest.mark.parametrize(
    "text",
    [
        "window:\n  start: 2026-02-14 08:00\n  end: 22:00\n",
        "window:\n  start: 2026-02-14\n  end: 2026-02-14\n",
        "window:\n  start: 2026-02-14 02:00\n  end: 2026-02-14\n",
        "window:\n  start: 2026-02-14 02:00\n  end: 2026-02-16 02:00\n",
        "window:\n  start: 2026-02-14 22:00\n  end: 05:00\n",
        "window:\n  start: 2026\n",
        "actual:\n  start: 2026-02-14 02:00\n  end: 02:00\n",
        WINDOW + "actual:\n  start: 02:10\n  end: 04:00\n",
        WINDOW + "steps:\n  - do: x\n    finished: 2026-02-14 02:10\n",
    ],
)
def test_ends_that_are_fine(told: Told, text: str) -> None:
    assert not told("time-order", text)


def test_the_hour_that_happens_twice(told: Told) -> None:
    zone = "timezone: Europe/Zurich\n"
    forward = timeline("2026-10-25 02:50 +02:00", "2026-10-25 02:10 +01:00", before=zone)
    assert not told("time-order", forward)
    assert told("time-order", timeline("2026-10-25 02:10 +01:00", "2026-10-25 02:50 +02:00", before=zone))


def test_the_real_end_is_held_against_the_real_beginning(told: Told) -> None:
    (problem,) = told("time-order", WINDOW + "actual:\n  start: 02:10\n  end: 02:00\n")
    assert problem.message == "it would end 23 h 50 min after it begins at '02:10'"
