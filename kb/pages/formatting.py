"""Times, dates and durations for a reader of one language, as text and as `<time>` elements."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from markupsafe import Markup, escape

from kb.model.times.clock_changes import shows_twice
from kb.model.times.moments import DAY, Form
from kb.model.times.placing import Moment
from kb.words import Words
from kb.words.days import weekday

IN_DAYS = 2 * DAY
"""Minutes; shorter spans are said in hours: 26 h, as people count a long night."""
NIGHT_ENDS = 5
"""Hours before this belong, in Japanese speech, to the night of the day before."""


class Formatter:
    """Writes values in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._instants = lru_cache(maxsize=256)(self._instant)
        self._durations = lru_cache(maxsize=1024)(self._duration)

    def duration(self, minutes: int | None) -> str:
        """10 min, 1 h, 1 h 05 min, 2 d 3 h; 10分, 1時間5分, 2日3時間. Negative durations carry their sign."""
        return "" if minutes is None else self._durations(minutes)

    def _duration(self, minutes: int) -> str:
        if minutes < 0:
            return f"−{self._duration(-minutes)}"
        if minutes >= IN_DAYS:
            days, left = divmod(minutes, DAY)
            rest = self._duration(left) if left else ""
            return self.words("{n} d", n=days) + (f" {rest}" if rest and not self.words.is_japanese else rest)
        hours, left = divmod(minutes, 60)
        if not hours:
            return self.words("{n} min", n=left)
        if not left:
            return self.words("{n} h", n=hours)
        return self.words("{h} h {m} min", h=hours, m=f"{left:02}" if not self.words.is_japanese else left)

    def day(self, day: date) -> str:
        """2026-02-14 (Sat); 2026-02-14(土)."""
        name = weekday(self.words.language, day.weekday())
        return f"{day.isoformat()}({name})" if self.words.is_japanese else f"{day.isoformat()} ({name})"

    def day_of(self, moment: Moment | None) -> str:
        """The day of a moment as far as it is known: 2026-02-14 (Sat), 2026-02 or 2026; '' when it has none."""
        if moment is None or moment.at is None:
            return ""
        return moment.day_text if moment.when.form in (Form.MONTH, Form.YEAR) else self.day(moment.at.date())

    def zone(self, at: datetime) -> str:
        """JST, or +03:00 where a zone has no letters."""
        name, offset = at.tzname() or "", f"{at:%z}"
        return name if name.isalpha() else f"UTC{offset[:3]}:{offset[3:5]}"

    def reading(self, at: datetime) -> str:
        """How a night is spoken of, where that differs from the calendar: 2/13(金)深夜."""
        if not self.words.is_japanese or at.hour >= NIGHT_ENDS:
            return ""
        before = at.date() - timedelta(days=1)
        return f"{before.month}/{before.day}({weekday('ja', before.weekday())})深夜"

    def moment(self, moment: Moment | None, near: date | None = None, *, zone: bool = False) -> Markup | str:
        """A `<time>` element with UTC on hover; only the clock when the day is `near`. Rough times as written."""
        if moment is None:
            return ""
        at, form = moment.at, moment.when.form
        if at is None or form is Form.ROUGH:
            return moment.text
        if form is Form.YEAR:
            return f"{at:%Y}"
        if form is Form.MONTH:
            return f"{at:%Y-%m}"
        if form is Form.DAY:
            element = f'<time datetime="{at.date().isoformat()}">{escape(self.day(at.date()))}</time>'
            return Markup(element)  # noqa: S704  # digits, and a text that is escaped
        return self.instant(at, near, zone=zone)

    def instant(self, at: datetime, near: date | None = None, *, zone: bool = False) -> Markup:
        """An exact instant as a `<time>` element."""
        return self._instants(at.replace(tzinfo=None), at.fold, at.tzinfo, near, zone)

    def _instant(self, clock: datetime, fold: int, of: tzinfo | None, near: date | None, zone: bool) -> Markup:
        """The same, for the cache: two instants that are equal, but of two zones, are not shown alike."""
        at = clock.replace(tzinfo=of, fold=fold)
        shown = self._day_and_clock(at, near, zone=zone)
        utc = at.astimezone(UTC).isoformat(" ", "minutes")[:16]
        element = f'<time datetime="{utc.replace(" ", "T")}Z" title="{utc} UTC">{escape(shown)}</time>'
        return Markup(element)  # noqa: S704  # numbers, and a text that is escaped

    def clock(self, at: datetime) -> str:
        """02:30; with its zone where that clock shows it twice."""
        return f"{at:%H:%M} {self.zone(at)}" if shows_twice(at) else f"{at:%H:%M}"

    def span(self, first: Moment | None, last: Moment | None, near: date | None = None) -> Markup | str:
        """2026-02-14 (Sat) 02:00–05:00 JST; only the clocks when the day is `near`."""
        if first is None or first.at is None:
            return self.moment(first, near) or (Markup("–{}").format(self.moment(last, near)) if last else "")
        if last is None or last.at is None:
            return self.moment(first, near, zone=first.exact and near is None)
        day = first.at.date() if first.exact else near
        changes = first.exact and last.exact and first.at.utcoffset() != last.at.utcoffset()
        zone = changes or (last.exact and near is None)
        both = f"{escape(self.moment(first, near, zone=changes))}–{escape(self.moment(last, day, zone=zone))}"
        return Markup(both)  # noqa: S704  # both are escaped

    def between(self, first: datetime, last: datetime, near: date | None) -> str:
        """02:00–02:10: two exact instants, with days where those are not `near`, and zones where clocks change.

        Text alone: a plan's times are computed, and `<time>` elements of every step make a page large.
        """
        changes = first.utcoffset() != last.utcoffset()
        begin = self._day_and_clock(first, near, zone=changes)
        return f"{begin}–{self._day_and_clock(last, first.date(), zone=changes)}"

    def _day_and_clock(self, at: datetime, near: date | None, *, zone: bool) -> str:
        shown = f"{at.hour:02}:{at.minute:02}"
        if at.date() != near:
            shown = f"{self.day(at.date())} {shown}"
        return f"{shown} {self.zone(at)}" if zone or shows_twice(at) else shown
