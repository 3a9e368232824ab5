"""The times of one log in the order in which they depend on each other: the night shift, midnight, clock changes."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model.night import Night, settle
from kb.model.times.placing import Moment
from kb.model.worklog import WorkLog

TOKYO = "Asia/Tokyo"


def night(zone: str = TOKYO, **fields: object) -> Night:
    return settle(WorkLog.model_validate({"id": "night", "title": "x", **fields}), ZoneInfo(zone))


def shown(moment: Moment | None) -> str:
    return f"{moment.at:%m-%d %H:%M}" if moment and moment.at else ""


def test_a_window_past_midnight() -> None:
    found = night(window={"start": "2026-02-13 23:00", "end": "02:00", "decide_by": "00:30"}, actual={"start": "23:10"})
    assert [shown(one) for one in (found.start, found.end, found.decide_by, found.began)] == [
        "02-13 23:00",
        "02-14 02:00",
        "02-14 00:30",
        "02-13 23:10",
    ]
    assert found.planned_minutes == 180


def test_the_notation_of_the_night_shift() -> None:
    found = night(
        window={"start": "2026-02-13 25:30", "end": "29:00"}, actual={"start": "25:40", "end": "2026-02-14 05:10"}
    )
    assert [shown(one) for one in (found.start, found.end, found.began)] == [
        "02-14 01:30",
        "02-14 05:00",
        "02-14 01:40",
    ]
    assert (found.actual_minutes, found.overrun) == (210, 10)


def test_a_timeline_never_goes_back() -> None:
    times = ["22:50", "23:55", "00:05", "夕方ごろ", "02:00", "01:00"]
    found = night(window={"start": "2026-02-13 23:00"}, timeline=[{"at": at, "what": "x"} for at in times])
    days = [shown(one) for one in found.timeline]
    assert days[:3] == ["02-13 22:50", "02-13 23:55", "02-14 00:05"]
    exact = [one.at for one in found.timeline if one and one.exact and one.at]
    assert exact == sorted(exact)
    assert days[3:] == ["02-14 17:00", "02-15 02:00", "02-16 01:00"]


def test_steps_follow_each_other_and_their_plan() -> None:
    steps = [
        {"do": "a", "minutes": "10", "started": "23:00", "finished": "23:20"},
        {"do": "b", "minutes": "60", "started": "23:50", "finished": "00:40"},
        {"do": "c"},
        {"do": "d", "minutes": "5"},
    ]
    found = night(window={"start": "2026-02-13 23:00"}, steps=steps)
    assert [one.minutes for one in found.steps] == [20, 50, None, None]
    assert [f"{one.planned_end:%H:%M}" if one.planned_end else "" for one in found.steps] == ["23:10", "00:10", "", ""]


def test_in_a_window_of_days_a_clock_is_near_the_step_before_and_a_deviation_near_its_own() -> None:
    steps = [
        {"id": "copy", "do": "a", "started": "20:40", "finished": "2026-10-11 02:00"},
        {"id": "verify", "do": "b", "started": "02:30", "finished": "11:00"},
        {"do": "c", "started": "10:00", "finished": "10:30"},
        {"do": "d", "started": "09:00"},
    ]
    deviations = [{"at": "09:15", "step": "verify", "seen": "x"}, {"at": "09:15", "seen": "x"}]
    window = {"start": "2026-10-09 20:00", "end": "2026-10-12 06:00"}
    found = night(window=window, steps=steps, deviations=deviations)
    assert [shown(one.started) for one in found.steps] == ["10-09 20:40", "10-11 02:30", "10-11 10:00", "10-12 09:00"]
    assert shown(found.steps[1].finished) == "10-11 11:00"
    assert [shown(one) for one in found.deviations] == ["10-11 09:15", "10-10 09:15"]


def test_in_one_night_a_step_may_begin_before_the_one_above_it_is_over() -> None:
    steps = [
        {"do": "a", "started": "23:00", "finished": "08:50"},
        {"id": "b", "do": "b", "started": "23:30", "finished": "00:10"},
    ]
    deviations = [{"at": "00:40", "step": "b", "seen": "x"}]
    found = night(window={"start": "2026-02-13 23:00", "end": "05:00"}, steps=steps, deviations=deviations)
    assert shown(found.steps[1].started) == "02-13 23:30"
    assert [shown(one) for one in found.deviations] == ["02-14 00:40"]


def test_without_any_day_a_clock_is_a_misfit() -> None:
    found = night(timeline=[{"at": "02:15", "what": "x"}])
    ((path, _),) = found.misfits
    assert path == ("timeline", 0, "at")
    assert found.day is None
    assert found.year == ""


def test_the_first_day_in_the_record_is_an_anchor() -> None:
    found = night(timeline=[{"at": "02:15", "what": "x"}, {"at": "2026-02-14 02:40", "what": "y"}])
    assert [shown(one) for one in found.timeline] == ["02-14 02:15", "02-14 02:40"]
    assert found.year == "2026"


def test_an_offset_of_its_own() -> None:
    found = night(window={"start": "2026-02-14 02:00"}, timeline=[{"at": "2026-02-13 17:30 UTC", "what": "x"}])
    (moment,) = found.timeline
    assert moment is not None
    assert moment.at == datetime(2026, 2, 14, 2, 30, tzinfo=ZoneInfo(TOKYO))


@pytest.mark.parametrize(("clock", "word"), [("02:30", "offset"), ("2026-10-25 02:30", "offset")])
def test_a_doubled_hour_asks_for_an_offset(clock: str, word: str) -> None:
    found = night("Europe/Zurich", window={"start": "2026-10-25 00:30"}, timeline=[{"at": clock, "what": "x"}])
    assert [word in message for _, message in found.misfits] == [True]


def test_a_clock_change_does_not_stretch_a_duration() -> None:
    found = night("Europe/Zurich", actual={"start": "2026-03-29 01:30", "end": "2026-03-29 03:30"})
    assert found.actual_minutes == 60


CLOCKS = st.builds("{:02}:{:02}".format, st.integers(0, 29), st.integers(0, 59))


@given(st.lists(CLOCKS, max_size=12))
def test_any_clocks_find_days_in_order(clocks: list[str]) -> None:
    found = night(window={"start": "2026-02-14 02:00"}, timeline=[{"at": at, "what": "x"} for at in clocks])
    placed = [one.at for one in found.timeline if one and one.at]
    assert len(placed) == len(clocks)
    assert placed == sorted(placed)
