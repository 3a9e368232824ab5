"""The calendars, read back with the library for calendars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from kb.pages.machines.calendar import calendar, window_calendars
from kb.pages.machines.publication import Publication

Publish = Callable[..., Publication]
WINDOWS = "https://kb.example.org/ops/windows"


def read(raw: bytes) -> Any:
    return icalendar.Calendar.from_ical(raw)


@pytest.fixture
def events(publication: Publish) -> dict[str, Any]:
    found = read(calendar(publication()))
    return {str(event["uid"]): event for event in found.events}


def test_what_stands_in_it(events: dict[str, Any]) -> None:
    """Coming windows, what became of the last month's, open actions that are not long overdue; no bare months."""
    names = ["2026-02-14-db-action-sign", "2026-12-24-again", "2027-03-28-clock-change", "all-day", "called-off"]
    assert sorted(events) == [f"{name}@kb.example.org" for name in names]


def test_a_window(events: dict[str, Any]) -> None:
    event = events["2026-12-24-again@kb.example.org"]
    assert event["summary"] == "Again; a comma, too"
    assert event.start.isoformat() == "2026-12-24T23:30:00+09:00"
    assert event.end.isoformat() == "2026-12-25T01:30:00+09:00"
    assert event["dtstart"].params["TZID"] == "Asia/Tokyo"
    assert event["dtstamp"].dt == datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    assert event["status"] == "CONFIRMED"
    assert str(event["description"]).splitlines() == [
        "Decide by: 2026-12-25 00:45 JST",
        "Systems: web",
        f"{WINDOWS}/2026-12-24-again/",
    ]
    assert event["url"] == f"{WINDOWS}/2026-12-24-again/"


def test_whole_days_end_on_the_day_after(events: dict[str, Any]) -> None:
    event = events["all-day@kb.example.org"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2027, 1, 10), date(2027, 1, 12))
    action = events["2026-02-14-db-action-sign@kb.example.org"]
    assert (action["dtstart"].dt, action["dtend"].dt) == (date(2026, 12, 1), date(2026, 12, 2))
    assert action["summary"] == "Due: paint a sign"
    assert action["transp"] == "TRANSPARENT"


def test_what_is_due_in_a_month_stands_on_its_last_day(publication: Publish) -> None:
    site = publication(
        "logs/windows/x.yml\n| title: X\n| window:\n|   start: 2026-11-01\n| outcome: completed\n| actions:\n"
        "|   - do: a\n|     due: 2026-12\n|   - do: b\n|     due: 2027\n|   - do: c\n|     due: 2026-11-30 10:00\n"
    )
    days = {str(one["summary"]): one["dtstart"].dt for one in read(calendar(site)).events}
    assert days["Due: a"] == date(2026, 12, 31)
    assert days["Due: b"] == date(2027, 12, 31)
    assert days["Due: c"] == date(2026, 11, 30)


def test_a_cancelled_window_says_so(events: dict[str, Any]) -> None:
    event = events["called-off@kb.example.org"]
    assert event["status"] == "CANCELLED"
    assert event["summary"] == "[Cancelled] Called off"


def test_the_zones_are_right_without_any_other_knowledge_of_zones(publication: Publish) -> None:
    """The rules in the file alone place the events: also where a clock changes during the window."""
    found = read(calendar(publication()))
    zones = {str(zone["tzid"]): zone.to_tz(lookup_tzid=False) for zone in found.walk("VTIMEZONE")}
    assert set(zones) == {"Asia/Tokyo", "Europe/Berlin"}
    seen = 0
    for event in found.events:
        for name in ("dtstart", "dtend"):
            at = event[name].dt
            if isinstance(at, datetime):
                naive = at.replace(tzinfo=None)
                assert naive.replace(tzinfo=zones[event[name].params["TZID"]]).utcoffset() == at.utcoffset()
                seen += 1
    assert seen == 6
    berlin = next(event for event in found.events if "clock-change" in event["uid"])
    assert berlin["dtend"].dt.astimezone(UTC) - berlin["dtstart"].dt.astimezone(UTC) == timedelta(hours=3)


def test_a_file_to_send_for_each_coming_window(publication: Publish) -> None:
    files = dict(window_calendars(publication()))
    assert sorted(files) == [
        f"windows/{name}/{name}.ics" for name in ("2026-12-24-again", "2027-03-28-clock-change", "all-day")
    ]
    found = read(files["windows/2026-12-24-again/2026-12-24-again.ics"])
    (event,) = found.events
    assert event["uid"] == "2026-12-24-again@kb.example.org"
    (alarm,) = event.alarms.times
    assert alarm.trigger == datetime(2026, 12, 24, 15, 45, tzinfo=UTC)
    assert [str(zone["tzid"]) for zone in found.walk("VTIMEZONE")] == ["Asia/Tokyo"]


def test_ids_stay_when_the_site_moves(publication: Publish) -> None:
    text = "logs/kb.yml\n| schema: 1\n| old_urls:\n|   - https://first.example/kb/\n"
    text += "logs/windows/x.yml\n| title: X\n| window:\n|   start: 2026-12-01 02:00\n"
    (event,) = read(calendar(publication(text))).events
    assert event["uid"] == "x@first.example"
    assert "dtend" not in event
    assert event["dtstart"].to_ical() == b"20261201T020000Z"


def test_without_site_url_no_address_is_invented(publication: Publish) -> None:
    raw = calendar(publication(url=""))
    (event,) = [one for one in read(raw).events if "again" in one["uid"]]
    assert "url" not in event
    assert event["uid"] == "2026-12-24-again@kb.invalid"


def test_lines_are_folded_as_the_format_asks(publication: Publish) -> None:
    title = "長い題名" * 20
    raw = calendar(publication(f"logs/windows/x.yml\n| title: {title}\n| window:\n|   start: 2026-12-01 02:00\n"))
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    (event,) = read(raw).events
    assert event["summary"] == title
