"""A bare clock finds its day: near its anchor, never backwards in a list, honest at a clock change."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb.model.times.moments import read_strict
from kb.model.times.placing import Anchor, place, place_after

TOKYO, BERLIN = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Berlin")
NIGHT = Anchor(datetime(2026, 2, 14, 22, 0, tzinfo=TOKYO), datetime(2026, 2, 15, 5, 0, tzinfo=TOKYO))


@pytest.mark.parametrize(
    ("clock", "placed"),
    [
        ("23:00", "2026-02-14 23:00"),
        ("01:30", "2026-02-15 01:30"),
        ("25:30", "2026-02-15 01:30"),
        ("21:00", "2026-02-14 21:00"),
    ],
)
def test_the_day_is_the_one_nearest_to_the_window(clock: str, placed: str) -> None:
    at = place(read_strict(clock), TOKYO, NIGHT).at
    assert at is not None
    assert f"{at:%Y-%m-%d %H:%M}" == placed


def test_a_bare_clock_without_anchor_has_no_day() -> None:
    with pytest.raises(ValueError, match="which day"):
        place(read_strict("02:00"), TOKYO, None)


@pytest.mark.parametrize(("text", "happens"), [("2026-10-25 02:30", "twice"), ("2026-03-29 02:30", "not exist")])
def test_a_clock_change_asks_for_an_offset(text: str, happens: str) -> None:
    with pytest.raises(ValueError, match=f"{happens}.*offset"):
        place(read_strict(text), BERLIN, None)
    at = place(read_strict(f"{text} +01:00"), BERLIN, None).at
    assert at is not None
    assert at.utcoffset() in (timedelta(hours=1), timedelta(hours=2))


@settings(max_examples=100)
@given(
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2060, 1, 1)),  # noqa: DTZ001  # the zone is drawn
    st.integers(min_value=-12, max_value=14),
    st.sampled_from(["Asia/Tokyo", "Europe/Berlin", "America/New_York", "UTC"]),
)
def test_an_instant_with_offset_is_read_back(local: datetime, hours: int, zone: str) -> None:
    meant = local.replace(second=0, microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    text = f"{meant:%Y-%m-%d %H:%M}{hours:+03d}:00"
    assert place(read_strict(text), ZoneInfo(zone), None).at == meant


@settings(max_examples=100)
@given(st.lists(st.integers(min_value=0, max_value=1439), min_size=1, max_size=12))
def test_in_an_ordered_list_no_clock_goes_back(clocks: list[int]) -> None:
    cursor = NIGHT.first
    for minutes in clocks:
        at = place_after(read_strict(f"{minutes // 60:02}:{minutes % 60:02}"), TOKYO, cursor).at
        assert at is not None
        assert timedelta() <= at - cursor < timedelta(days=1)
        cursor = at


@settings(max_examples=300)
@given(
    st.sampled_from(["Europe/Berlin", "Asia/Tokyo", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia"]),
    st.sampled_from(["2026-03-28", "2026-04-04", "2026-10-03", "2026-10-24", "2026-10-31"]),
    st.integers(min_value=0, max_value=2 * 1440),
    st.integers(min_value=0, max_value=30 * 60 - 1),
)
@example("Europe/Berlin", "2026-10-25", 160, 140)
def test_a_clock_takes_the_first_day_that_is_not_over(name: str, day: str, minutes: int, clock: int) -> None:
    zone = ZoneInfo(name)
    midnight = datetime.fromisoformat(day).replace(tzinfo=zone)
    earliest = midnight + timedelta(minutes=minutes)
    midnights = (midnight + timedelta(days=days) for days in range(-3, 4))
    shown = (midnight + timedelta(minutes=clock) for midnight in midnights)
    first = next(at for at in shown if at.replace(fold=1).timestamp() >= earliest.timestamp())
    try:
        placed = place_after(read_strict(f"{clock // 60:02}:{clock % 60:02}"), zone, earliest).at
    except ValueError:
        assert first.utcoffset() != first.replace(fold=1).utcoffset(), "only a clock change makes it uncertain"
    else:
        assert placed == first
