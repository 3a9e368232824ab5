"""Which day a clock belongs to, and which instant a time is. Knows zones and anchors, no record.

A bare clock takes the day nearest to its anchor; in an ordered list a time never goes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from kb.model.moments import Form, When

ONE_DAY = timedelta(days=1)
ROUGHLY = timedelta(hours=2)
"""How far a rough time may be off in an ordered list before it means another day."""


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
        return Moment(when, _instant(when, when.day, zone))
    if when.minutes is None and when.month_day is None:
        return Moment(when, None)
    if anchor is None:
        if when.form is Form.ROUGH:
            return Moment(when, None)
        raise ValueError(f"nothing tells which day '{when.text.strip()}' belongs to")
    if when.month_day is not None:
        month, day = when.month_day
        years = {anchor.first.year - 1, anchor.first.year, anchor.last.year, anchor.last.year + 1}
        days = [found for year in sorted(years) if (found := _calendar(year, month, day))]
        if not days:
            raise ValueError(f"'{when.text.strip()}' is not a date in the calendar of {anchor.first.year}")
    else:
        days = _days_around(anchor)
    naive = [(_naive(when, day, zone), day) for day in days]
    best = min(naive, key=lambda pair: (anchor.distance(pair[0]), pair[0]))
    return Moment(when, _instant(when, best[1], zone))


def place_after(when: When, zone: ZoneInfo, earliest: datetime) -> Moment:
    """Find the first day on which a bare clock is not before `earliest`. Raises ValueError like `place`."""
    if not when.is_clock:
        return place(when, zone, Anchor(earliest, earliest))
    if when.form is Form.ROUGH:
        earliest -= ROUGHLY
    day = (earliest - 2 * ONE_DAY).date()
    while _naive(when, day, zone).replace(fold=1).timestamp() < earliest.timestamp():
        day += ONE_DAY
    return Moment(when, _instant(when, day, zone))


def _days_around(anchor: Anchor) -> list[date]:
    first, last = anchor.first.date(), anchor.last.date()
    days = {edge + n * ONE_DAY for edge in {first, last} for n in range(-2, 3)}
    return sorted(days)


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _naive(when: When, day: date, zone: ZoneInfo) -> datetime:
    its_own = timezone(when.offset) if when.offset is not None else zone
    return datetime(day.year, day.month, day.day, tzinfo=its_own) + timedelta(minutes=when.minutes or 0)


def _instant(when: When, day: date, zone: ZoneInfo) -> datetime:
    at = _naive(when, day, zone)
    if when.offset is not None:
        return at.astimezone(zone)
    if when.minutes is None or when.form is Form.ROUGH:
        return at
    if at.utcoffset() != at.replace(fold=1).utcoffset():
        offsets = " or ".join(_offset_text(at.replace(fold=fold)) for fold in (0, 1))
        happens = "happens twice" if at.astimezone(UTC).astimezone(zone) == at else "does not exist"
        raise ValueError(f"'{when.text}' {happens} on {at:%Y-%m-%d} in {zone.key}: write its offset, {offsets}")
    return at


def _offset_text(at: datetime) -> str:
    return f"{at:%z}"[:3] + ":" + f"{at:%z}"[3:]
