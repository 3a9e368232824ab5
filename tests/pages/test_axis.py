"""The clocks under a drawing are those that the team read, also in the night in which they are changed."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from kb.pages.axis import Axis

BERLIN = ZoneInfo("Europe/Berlin")


def clocks(first: str, last: str) -> list[str]:
    begin, end = (datetime.fromisoformat(one).replace(tzinfo=UTC).astimezone(BERLIN) for one in (first, last))
    return [clock for _, clock in Axis(begin, end, 0, 400).ticks()]


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2026-10-24 22:30", "2026-10-25 02:00", ["01:00", "02:00", "02:00", "03:00"]),
        ("2026-03-28 23:30", "2026-03-29 03:00", ["01:00", "03:00", "04:00", "05:00"]),
    ],
    ids=["put back", "put forward"],
)
def test_each_hour_that_goes_by_has_its_clock_once(first: str, last: str, shown: list[str]) -> None:
    found = clocks(first, last)
    assert [one for one in found if one.endswith(":00")] == shown


def test_no_two_clocks_stand_at_one_place() -> None:
    begin = datetime(2026, 3, 29, 0, 30, tzinfo=BERLIN)
    places = [x for x, _ in Axis(begin, begin.replace(hour=5), 0, 400).ticks()]
    assert len(set(places)) == len(places) > 3
