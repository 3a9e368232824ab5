"""Where clocks are changed: the days, the times that show twice, the offset that is written then."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kb.model.times.clock_changes import clock_text, is_steady, shows_twice

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(("day", "steady"), [(23, True), (24, False), (25, False), (26, False), (27, True)])
def test_a_day_is_steady_when_no_clock_is_changed_near_it(day: int, steady: bool) -> None:
    assert is_steady(BERLIN, date(2026, 10, day)) is steady


def test_a_zone_that_never_changes_is_steady() -> None:
    assert all(is_steady(ZoneInfo("Asia/Tokyo"), date(2026, 1, 1) + timedelta(days=days)) for days in range(366))


@pytest.mark.parametrize(
    ("clock", "twice"),
    [("2026-10-25 01:59", False), ("2026-10-25 02:00", True), ("2026-10-25 02:59", True), ("2026-10-25 03:00", False)],
)
def test_an_hour_shows_twice(clock: str, twice: bool) -> None:
    at = datetime.fromisoformat(clock).replace(tzinfo=BERLIN)
    assert (shows_twice(at), shows_twice(at.replace(fold=1))) == (twice, twice)


def test_only_such_a_time_is_written_with_its_offset() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    shown = [clock_text(first + timedelta(hours=hours), BERLIN) for hours in range(3)]
    assert shown == ["2026-10-25 02:30+02:00", "2026-10-25 02:30+01:00", "2026-10-25 03:30"]
