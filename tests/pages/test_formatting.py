"""Times and durations as a reader of each language writes them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup

from kb.model.times.placing import Moment, place
from kb.model.times.rough import read_when
from kb.pages.formatting import Formatter
from kb.words import Words

TOKYO = ZoneInfo("Asia/Tokyo")
EN, JA = Formatter(Words("en")), Formatter(Words("ja"))


def moment(text: str) -> Moment:
    return place(read_when(text), TOKYO, None)


def text_of(markup: str) -> str:
    return str(Markup(markup).striptags())


@pytest.mark.parametrize(
    ("minutes", "english", "japanese"),
    [
        (0, "0 min", "0分"),
        (10, "10 min", "10分"),
        (60, "1 h", "1時間"),
        (65, "1 h 05 min", "1時間5分"),
        (-5, "−5 min", "−5分"),
        (47 * 60, "47 h", "47時間"),
        (48 * 60, "2 d", "2日"),
        (-20125, "−13 d 23 h 25 min", "−13日23時間25分"),
        (None, "", ""),
    ],
)
def test_duration(minutes: int | None, english: str, japanese: str) -> None:
    assert (EN.duration(minutes), JA.duration(minutes)) == (english, japanese)


def test_an_instant_shows_local_time_with_utc_on_hover() -> None:
    shown = str(EN.moment(moment("2026-02-14 02:03"), zone=True))
    assert shown == (
        '<time datetime="2026-02-13T17:03Z" title="2026-02-13 17:03 UTC">2026-02-14 (Sat) 02:03 JST</time>'
    )


def test_only_the_clock_on_the_same_day() -> None:
    at = moment("2026-02-14 02:03")
    assert at.at is not None
    assert ">02:03<" in str(EN.moment(at, at.at.date()))


def test_a_rough_time_is_shown_as_written() -> None:
    assert EN.moment(moment("2026-02-14 夕方ごろ")) == "2026-02-14 夕方ごろ"


def berlin(text: str) -> Moment:
    return place(read_when(text), ZoneInfo("Europe/Berlin"), None)


def test_a_clock_that_is_put_back_between_two_times_is_said_at_both() -> None:
    shown = EN.span(berlin("2026-10-25 01:05"), berlin("2026-10-25 03:10"))
    assert text_of(shown) == "2026-10-25 (Sun) 01:05 CEST–03:10 CET"
    assert text_of(EN.span(berlin("2026-10-24 01:05"), berlin("2026-10-24 03:10"))).endswith(" 01:05–03:10 CEST")


def test_a_time_that_a_clock_shows_twice_is_said_with_its_zone() -> None:
    first, second = berlin("2026-10-25T02:30+02:00"), berlin("2026-10-25T02:30+01:00")
    assert first.at is not None
    assert [text_of(EN.moment(one, first.at.date())) for one in (first, second)] == ["02:30 CEST", "02:30 CET"]


def test_a_span_within_one_day_says_zones_where_a_clock_is_put_back() -> None:
    first, last = berlin("2026-10-25 01:05"), berlin("2026-10-25 03:10")
    assert first.at is not None
    assert last.at is not None
    day = first.at.date()
    assert text_of(EN.span(first, last, day)) == "01:05 CEST–03:10 CET"
    assert EN.between(first.at, last.at, day) == "01:05 CEST–03:10 CET"
    assert [EN.clock(one.at) for one in (first, berlin("2026-10-25T02:30+02:00")) if one.at] == ["01:05", "02:30 CEST"]


def test_an_end_alone_does_not_look_like_a_beginning() -> None:
    assert text_of(EN.span(None, moment("2026-02-14 02:03"))) == "–2026-02-14 (Sat) 02:03"
    assert EN.span(None, None) == ""


def test_two_instants_name_the_days_that_are_not_near() -> None:
    first, last = moment("2026-02-14 23:50").at, moment("2026-02-15 00:10").at
    assert first is not None
    assert last is not None
    assert EN.between(first, last, first.date()) == "23:50–2026-02-15 (Sun) 00:10"
    assert EN.between(first, last, None) == "2026-02-14 (Sat) 23:50–2026-02-15 (Sun) 00:10"


def test_a_month_is_no_day() -> None:
    assert EN.moment(moment("2026-02")) == "2026-02"
    known = [EN.day_of(moment(text)) for text in ("2026-02", "2026", "2026-02-14 01:00", "2026-02-14")]
    assert known == ["2026-02", "2026", "2026-02-14 (Sat)", "2026-02-14 (Sat)"]
    assert EN.day_of(None) == ""


def test_how_a_japanese_reader_speaks_of_the_night() -> None:
    at = datetime(2026, 2, 14, 1, 0, tzinfo=TOKYO)
    assert JA.reading(at) == "2/13(金)深夜"
    assert JA.reading(at.replace(hour=9)) == ""
    assert EN.reading(at) == ""


def test_a_span_names_the_second_day_only_when_it_differs() -> None:
    first, last = moment("2026-02-14 22:00"), moment("2026-02-15 05:00")
    assert "2026-02-15" in str(EN.span(first, last)).split("–")[1].split(">")[1]
    same = moment("2026-02-14 23:00")
    assert str(EN.span(first, same)).count("(Sat)") == 1


def test_a_zone_without_letters_is_an_offset() -> None:
    at = datetime(2026, 2, 14, 1, 0, tzinfo=ZoneInfo("America/Sao_Paulo"))
    assert EN.zone(at) == "UTC-03:00"


def test_equal_instants_of_two_zones_are_not_shown_alike() -> None:
    at = datetime(2026, 2, 14, 2, 3, tzinfo=TOKYO)
    shown = [text_of(EN.instant(one)) for one in (at, at.astimezone(ZoneInfo("Europe/Berlin")), at)]
    assert shown == ["2026-02-14 (Sat) 02:03", "2026-02-13 (Fri) 18:03", "2026-02-14 (Sat) 02:03"]


def test_both_times_that_a_clock_shows_twice_are_shown() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert EN.instant(first) != EN.instant(first.replace(fold=1))
