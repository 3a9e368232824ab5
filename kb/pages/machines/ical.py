"""Appointments as iCalendar (RFC 5545). The one file that knows the icalendar library; knows no record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone

_UTC = ("UTC", "Etc/UTC")
"""Zones whose times are written with a Z and need no rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One event. Dates without a clock are whole days, and `last` is then the day after; `uid` never changes."""

    uid: str
    summary: str
    first: datetime | date
    last: datetime | date | None
    text: str
    url: str
    status: str = ""
    tags: tuple[str, ...] = ()
    busy: bool = True
    reminder: tuple[datetime, str] | None = None
    """When to remind, and with which words."""


def write_calendar(name: str, appointments: Iterable[Appointment], made: datetime) -> bytes:
    """The bytes of a calendar. `made` tells a reader which of two copies of an event is the newer one."""
    calendar = Calendar()
    calendar.add("prodid", "-//kb//maintenance-kb//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    appointments = list(appointments)
    for zone in _zones(appointments):
        calendar.add_component(zone)
    for one in appointments:
        calendar.add_component(_event(one, made.astimezone(UTC).replace(microsecond=0)))
    return bytes(calendar.to_ical())


def _zones(appointments: Iterable[Appointment]) -> Iterator[Timezone]:
    """The rules of every zone in use, from the year before its first event to the year after its last."""
    years: dict[str, set[int]] = {}
    for one in appointments:
        for at in (one.first, one.last):
            if isinstance(at, datetime) and isinstance(at.tzinfo, ZoneInfo) and at.tzinfo.key not in _UTC:
                years.setdefault(at.tzinfo.key, set()).add(at.year)
    for key, used in sorted(years.items()):
        yield _rules(key, min(used) - 1, max(used) + 2)


@lru_cache(maxsize=16)
def _rules(key: str, first: int, last: int) -> Timezone:
    """The rules of one zone between two New Years; many calendars need the same."""
    zone = Timezone.from_tzid(key, first_date=date(first, 1, 1), last_date=date(last, 1, 1))
    zone.pop("comment", None)
    return zone


def _event(one: Appointment, made: datetime) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", made)
    event.add("summary", one.summary)
    event.add("dtstart", one.first)
    if one.last is not None:
        event.add("dtend", one.last)
    if one.status:
        event.add("status", one.status)
    if not one.busy:
        event.add("transp", "TRANSPARENT")
    if one.tags:
        event.add("categories", list(one.tags))
    if one.text:
        event.add("description", one.text)
    if one.url:
        event.add("url", one.url)
    if one.reminder:
        event.add_component(_alarm(*one.reminder))
    return event


def _alarm(at: datetime, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", at.astimezone(UTC))
    return alarm
