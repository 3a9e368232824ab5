"""A time or a duration as people write it is told as it is written exactly, and only when nothing is lost by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model.times.exact import YEAR, exactly, minutes_exactly, read_exact
from kb.model.times.moments import exact_form


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ("2026/10/04 22時", "2026-10-04 22:00"),
        ("2026年10月3日(土) 22時30分", "2026-10-03 22:30"),
        ("午前2時半", "02:30"),
        ("午後3時", "15:00"),
        ("夜11時頃", "23:00"),
        ("夜1時", "01:00"),
        ("25時半", "25:30"),
        ("10/15", "YYYY-10-15"),
        ("12/17 5:00", "YYYY-12-17 05:00"),
        ("Sep 2 2026 10pm", "2026-09-02 22:00"),
        ("3 Oct 2026, 22:30 UTC", "2026-10-03 22:30 UTC"),
        ("about 3am", "03:00"),
        ("12am", "00:00"),
        ("2026-11-26 noon", "2026-11-26 12:00"),
        ("12 noon", "12:00"),
        ("正午", "12:00"),
        ("26/11/2026 22:00", "2026-11-26 22:00"),
        ("11/26/2026 10pm", "2026-11-26 22:00"),
        ("26.11.2026 22.00", "2026-11-26 22:00"),
        ("2026-11-26 22.30", "2026-11-26 22:30"),
        ("‘2026-09-05 22:00’", "2026-09-05 22:00"),
    ],
)
def test_how_a_time_is_written_exactly(typed: str, exact: str) -> None:
    assert exactly(typed) == exact


@pytest.mark.parametrize(
    "typed",
    [
        "22:30〜25:30",
        "next Friday",
        "3/10/2026",
        "22:3",
        "2026-11-26 midnight",
        "11/26/20",
        "31.2.2026",
        "step 3",
        "10/15 か 10/16",
        "2230",
    ],
)
def test_what_is_not_certain_is_not_said(typed: str) -> None:
    assert exactly(typed) == ""


@given(st.text("0123456789/:-時半月日年頃pm JanST.,", max_size=20))
def test_what_is_said_is_a_time(typed: str) -> None:
    found = exactly(typed)
    assert not found or exact_form(found.replace(YEAR, "2000"))


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("約40分", "40"), ("5-10", "10"), ("30〜40分", "40"), ("about 2 hours", "120"), ("30分〜1時間", ""), ("半日", "")],
)
def test_how_a_duration_is_written_exactly(typed: str, minutes: str) -> None:
    assert minutes_exactly(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026/12/12 22時", "'2026/12/12 22時' is not a time; write 2026-12-12 22:00"),
        ("12月12日 2時", "'12月12日 2時' is not a time; write the year too: YYYY-12-12 02:00"),
        ("soon", "'soon' is not a time; write 2026-02-14 02:00, 2026-02-14 or 02:00"),
        ("2026-02-30", "'2026-02-30' is not a date in the calendar"),
    ],
)
def test_the_sentence_names_the_form_that_is_meant(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="^" + sentence + "$"):
        read_exact(typed)
