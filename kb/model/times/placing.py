"""Which day a clock belongs to, and which instant a time is. Knows zones and anchors, no record.

A bare clock takes the day nearest to its anchor; in an ordered list a time never goes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from kb.model.times.clock_changes import ONE_DAY, is_steady, offset_text, shows_twice
from kb.model.times.moments import Form, When

ROUGHLY = timedelta(hours=2)
"""How far a rough time may be off in an ordered list before it means another day."""
_KNOWN = {Form.YEAR: 4, Form.MONTH: 7}
"""How much of an ISO date is known, where less than the day is."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that has found its day: `at` carries its zone; None when nothing tells which day it was."""

    when: When
    at: datetime | None

    @property
    def text(self) -> str:
        """As written."""
        return self.when.text

    @property
    def exact(self) -> bool:
        """Whether it names a minute, so that it can be computed with."""
        return self.at is not None and self.when.form in (Form.MINUTE, Form.CLOCK)

    @property
    def over_at(self) -> datetime | None:
        """The first instant that is certainly after it: the end of its day, month or year."""
        if self.at is None:
            return None
        if self.when.form is Form.YEAR:
            return self.at.replace(year=self.at.year + 1)
        if self.when.form is Form.MONTH:
            return (self.at + timedelta(days=32)).replace(day=1)
        return self.at + ONE_DAY if self.when.form is Form.DAY else self.at

    @property
    def day_text(self) -> str:
        """Its day as far as it is known: 2026-02-14, 2026-02 or 2026; '' when nothing tells which day it was."""
        return f"{self.at:%Y-%m-%d}"[: _KNOWN.get(self.when.form, 10)] if self.at else ""

    @property
    def not_before(self) -> datetime | None:
        """What comes after it in an ordered list is not before this; None when it says nothing about the order."""
        if self.at is None or self.when.form in (Form.MONTH, Form.YEAR):
            return None
        return self.at - ROUGHLY if self.when.form is Form.ROUGH and self.when.minutes is not None else self.at


@dataclass(frozen=True, slots=True)
class Anchor:
    """The span that bare clocks are near to."""

    first: datetime
    last: datetime

    def distance(self, at: datetime) -> timedelta:
        """How far outside the span `at` is; zero within."""
        return max(self.first - at, at - self.last, timedelta())

    def including(self, moment: Moment | None) -> Anchor:
        """The span, grown so that it holds `moment` too."""
        if moment is None or moment.at is None or moment.over_at is None:
            return self
        return Anchor(min(self.first, moment.at), max(self.last, moment.over_at))


def anchor_at(moment: Moment | None) -> Anchor | None:
    """The span of one moment: its minute or its whole day. Months, years and rough words anchor nothing."""
    if moment is None or moment.at is None or moment.over_at is None:
        return None
    if moment.when.form in (Form.MINUTE, Form.CLOCK):
        return Anchor(moment.at, moment.at)
    if moment.when.form is Form.DAY:
        return Anchor(moment.at, moment.over_at - timedelta(minutes=1))
    return None


def place(when: When, zone: ZoneInfo, anchor: Anchor | None) -> Moment:
    """Find the day nearest to the anchor (a tie: the earlier).

    Raises ValueError with a sentence when a bare clock has no anchor, or its local time does not exist or
    exists twice on that day.
    """
    if when.day is not None:
        return Moment(when, _instant(when, _naive(when, when.day, zone), zone))
    if when.minutes is None and when.month_day is None:
        return Moment(when, None)
    if anchor is None:
        if when.form is Form.ROUGH:
            return Moment(when, None)
        raise ValueError(f"nothing tells which day '{when.text.strip()}' belongs to")
    at = _in_nearest_year(when, zone, anchor) if when.month_day else _on_nearest_day(when, zone, anchor)
    return Moment(when, _instant(when, at, zone))


def place_after(when: When, zone: ZoneInfo, earliest: datetime) -> Moment:
    """Find the first day on which a bare clock is not before `earliest`. Raises ValueError like `place`."""
    if not when.is_clock:
        return place(when, zone, Anchor(earliest, earliest))
    if when.form is Form.ROUGH:
        earliest -= ROUGHLY
    own = _zone_of(when, zone)
    edge = earliest.astimezone(own)
    at = _naive(when, _first_day(when, edge), zone)
    if not is_steady(own, edge.date()):
        limit, at = earliest.timestamp(), at - ONE_DAY
        while at.replace(fold=1).timestamp() < limit:
            at += ONE_DAY
    return Moment(when, _instant(when, at, zone))


def near_end(started: Moment | None, finished: Moment | None) -> datetime | None:
    """Half a day before the end of what took a day or longer: a clock after it means the day nearest to that end."""
    if not (started and started.at and finished and finished.at):
        return None
    lasted = finished.at.timestamp() - started.at.timestamp()
    return finished.at - ONE_DAY / 2 if lasted >= ONE_DAY.total_seconds() else None


def _on_nearest_day(when: When, zone: ZoneInfo, anchor: Anchor) -> datetime:
    own = _zone_of(when, zone)
    first, last = anchor.first.astimezone(own), anchor.last.astimezone(own)
    after = _naive(when, _first_day(when, first), zone)
    before = after - ONE_DAY
    return before if after > last and first - before <= after - last else after


def _first_day(when: When, edge: datetime) -> date:
    """The first day on which a bare clock does not show less than `edge`, which is in the clock's own zone."""
    midnight = edge.replace(tzinfo=None) - timedelta(minutes=when.minutes or 0)
    return midnight.date() if midnight.time() == time() else midnight.date() + ONE_DAY


def _in_nearest_year(when: When, zone: ZoneInfo, anchor: Anchor) -> datetime:
    month, day = when.month_day or (1, 1)
    years = {anchor.first.year - 1, anchor.first.year, anchor.last.year, anchor.last.year + 1}
    days = [found for year in sorted(years) if (found := _calendar(year, month, day))]
    if not days:
        raise ValueError(f"'{when.text.strip()}' is not a date in the calendar of {anchor.first.year}")
    return min((_naive(when, day, zone) for day in days), key=lambda at: (anchor.distance(at), at))


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _naive(when: When, day: date, zone: ZoneInfo) -> datetime:
    midnight = datetime(day.year, day.month, day.day, tzinfo=_zone_of(when, zone))
    return midnight + timedelta(minutes=when.minutes) if when.minutes else midnight


def _zone_of(when: When, zone: ZoneInfo) -> tzinfo:
    """The zone that the written clock is of: its own offset, else that of the record."""
    return zone if when.offset is None else timezone(when.offset)


def _instant(when: When, at: datetime, zone: ZoneInfo) -> datetime:
    """`at` in the record's zone. Raises ValueError when a clock of that zone shows it twice or never."""
    if when.offset is not None:
        return at.astimezone(zone)
    if when.minutes is None or when.form is Form.ROUGH:
        return at
    if shows_twice(at):
        offsets = " or ".join(offset_text(at.replace(fold=fold)) for fold in (0, 1))
        happens = "happens twice" if at.astimezone(UTC).astimezone(zone) == at else "does not exist"
        raise ValueError(f"'{when.text}' {happens} on {at:%Y-%m-%d} in {zone.key}: write its offset, {offsets}")
    return at
