"""Times and durations as people write them: what is accepted, what only looks like a time."""

from __future__ import annotations

import pytest

from kb.model.times.moments import Form, read_minutes, read_strict
from kb.model.times.rough import read_when


@pytest.mark.parametrize(
    ("text", "form", "minutes"),
    [
        ("2026-02-14 02:00", Form.MINUTE, 120),
        ("2026-02-14T02:00+09:00", Form.MINUTE, 120),
        ("2026-02-14 25:30", Form.MINUTE, 1530),
        ("2026-02-14", Form.DAY, None),
        ("2026-02", Form.MONTH, None),
        ("2026", Form.YEAR, None),
        ("02:00", Form.CLOCK, 120),
        ("29:59", Form.CLOCK, 1799),
        ("０２：１５", Form.CLOCK, 135),
    ],
)
def test_strict_forms(text: str, form: Form, minutes: int | None) -> None:
    when = read_strict(text)
    assert (when.text, when.form, when.minutes) == (text, form, minutes)


@pytest.mark.parametrize("text", ["25:61", "30:10", "24:60", "2026-02-30", "2026-13-01 02:00", "2026-02-14 30:00"])
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=text[:4]):
        read_when(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("09:50頃", 590),
        ("10:20〜10:40", 620),
        ("夕方ごろ", 1020),
        ("午後3時半", 930),
        ("17:14pm", 1034),
        ("時刻不明", None),
    ],
)
def test_rough_forms_keep_their_words(text: str, minutes: int | None) -> None:
    when = read_when(text)
    assert (when.text, when.form, when.minutes) == (text, Form.ROUGH, minutes)


@pytest.mark.parametrize("text", ["夕方ごろ", "soon", "2026/02/14", ""])
def test_a_strict_field_takes_no_rough_time(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_strict(text)


@pytest.mark.parametrize("text", ["yes", "No", "done", "-", "済み", "はい"])
def test_an_answer_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match="does not say when"):
        read_when(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("10", 10),
        ("10m", 10),
        ("1h30m", 90),
        ("90 min", 90),
        ("1時間30分", 90),
        ("2h", 120),
        ("1時間半", 90),
        ("1.5h", 90),
        ("2.5時間", 150),
        ("1h30", 90),
    ],
)
def test_durations(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "soon", "-5", "1.55h", "9" * 40])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="duration"):
        read_minutes(text)
