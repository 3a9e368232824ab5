"""A day, a month or a year, both ends included; anything else is told how it is written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.stats.period import Period, read_bound

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "inside", "outside"),
    [
        ("2025-10", "2026-03", ["2025-10-01", "2026-03-31"], ["2025-09-30", "2026-04-01"]),
        ("2025", "2025", ["2025-01-01", "2025-12-31"], ["2024-12-31", "2026-01-01"]),
        ("2026-02-14", "2026-02-14", ["2026-02-14"], ["2026-02-13", "2026-02-15"]),
        ("2025-12", None, ["2099-01-01"], ["2025-11-30"]),
        (None, "2025-12", ["1990-01-01", "2025-12-31"], ["2026-01-01"]),
    ],
)
def test_both_ends_are_in(first: str | None, last: str | None, inside: list[str], outside: list[str]) -> None:
    period = Period(read_bound(first) if first else None, read_bound(last) if last else None)
    assert all(date.fromisoformat(day) in period for day in inside)
    assert not any(date.fromisoformat(day) in period for day in outside)
    assert not period.is_whole


@given(DAYS, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]), st.integers(-800, 800))
def test_a_period_of_one_holds_the_days_that_begin_like_it(day: date, form: str, days: int) -> None:
    bound, other = day.strftime(form), day + timedelta(days)
    when = read_bound(bound)
    assert (other in Period(when, when)) == other.isoformat().startswith(bound)
    assert other in Period()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2025/10", "2025-10"),
        ("2025-1", "2025-01"),
        ("202510", "2025-10"),
        ("2025年10月", "2025-10"),
        ("2026/2/14", "2026-02-14"),
        ("2026-02-14 02:00", "2026-02-14"),
        ("14 Feb 2026", "2026-02-14"),
    ],
)
def test_what_is_meant_is_offered(typed: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"did you mean '{meant}'"):
        read_bound(typed)


@pytest.mark.parametrize("typed", ["", "soon", "02:00", "10月4日", "2026-02-30", "2025-13", "2025/13", "9999"])
def test_what_is_no_day_is_told_how_one_is_written(typed: str) -> None:
    with pytest.raises(ValueError, match="write 2026-02-14, 2026-02 or 2026"):
        read_bound(typed)
