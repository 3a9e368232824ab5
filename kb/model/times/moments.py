"""Times as people write them: strict forms, night-shift clocks, durations. No record and no zone is known here.

A `When` says what was written; which day a bare clock belongs to is `kb.model.times.placing`'s question.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = 24 * 60
LAST_CLOCK = 30 * 60
"""Clocks run from 00:00 to 29:59: 25:30 is half past one in the night shift's own day."""

YEARS = range(1900, 2200)
"""Years that a record may mean: another one is a slip, such as 2230 for 22:30."""
LONGEST = 60 * DAY
"""Minutes; a longer step, back-out or delay is a slip."""


class Form(StrEnum):
    """How exact a time is."""

    MINUTE = "minute"
    CLOCK = "clock"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ROUGH = "rough"


@dataclass(frozen=True, slots=True)
class When:
    """One time as written. `minutes` counts from the midnight that begins `day`, up to 29:59; `offset` is its own."""

    text: str
    form: Form
    day: date | None = None
    minutes: int | None = None
    offset: timedelta | None = None
    month_day: tuple[int, int] | None = None
    """Month and day of a rough form that names no year (10/28 朝)."""

    @property
    def is_clock(self) -> bool:
        """Whether a day must be found for it."""
        return self.minutes is not None and self.day is None and self.month_day is None


ZONE_WORD = "(?i:Z|UTC|GMT|JST)"
_OFFSET = rf"(?P<offset>{ZONE_WORD}|[+-]\d{{2}}(?::?\d{{2}})?)"
_STRICT = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})(?:[ T]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    rf"(?:\s*{_OFFSET})?)?"
)
_CLOCK = re.compile(rf"(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::(?P<second>\d{{2}}))?(?:\s*{_OFFSET})?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")


def read_strict(text: str) -> When:
    """Read a time that must be exact: a date, a date with a clock, a month, a year or a bare clock.

    Raises ValueError with a sentence for a person for everything else.
    """
    when = exact_form(text)
    if when is None:
        raise ValueError(f"'{text}' is not a time; write 2026-02-14 02:00, 2026-02-14 or 02:00")
    return when


def exact_form(text: str) -> When | None:
    """The time when `text` has a strict form, else None. Raises ValueError when it has and is no time."""
    folded = unicodedata.normalize("NFKC", text).strip()
    if match := _STRICT.fullmatch(folded):
        day = a_day(text, *map(int, match["date"].split("-")))
        if match["hour"] is None:
            return When(text, Form.DAY, day)
        return When(text, Form.MINUTE, day, clock_minutes(text, match), offset_of(match["offset"]))
    if match := _CLOCK.fullmatch(folded):
        return When(text, Form.CLOCK, minutes=clock_minutes(text, match), offset=offset_of(match["offset"]))
    if match := _MONTH.fullmatch(folded):
        return When(text, Form.MONTH, day=a_day(text, int(match[1]), int(match[2]), 1))
    if _YEAR.fullmatch(folded):
        if int(folded) not in YEARS:
            raise ValueError(f"'{text}' is no year; a clock is written {folded[:2]}:{folded[2:]}")
        return When(text, Form.YEAR, day=a_day(text, int(folded), 1, 1))
    return None


def clock_minutes(text: str, match: re.Match[str]) -> int:
    """Minutes since midnight of a match with the groups hour and minute (or spoken) and perhaps second.

    Raises ValueError for what no clock shows.
    """
    found = match.groupdict()
    hour, minute, second = int(found["hour"]), int(found.get("minute") or found.get("spoken") or 0), found.get("second")
    if minute > 59 or int(second or 0) > 59 or hour * 60 + minute >= LAST_CLOCK:
        raise ValueError(f"'{text}' is not a time of day; clocks run from 00:00 to 29:59")
    return hour * 60 + minute


def a_day(text: str, year: int, month: int, day: int) -> date:
    """That day. Raises ValueError when the calendar has none, or when it is too far away to be meant."""
    if year not in YEARS:
        raise ValueError(f"'{text}' is outside the years {YEARS[0]} to {YEARS[-1]}")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"'{text}' is not a date in the calendar") from None


def offset_of(text: str | None) -> timedelta | None:
    """The offset from UTC that `text` means (Z, JST, +09:00). Raises ValueError when no place on earth has it."""
    if text is None:
        return None
    if text[0] not in "+-":
        return timedelta(hours=9 if text.upper() == "JST" else 0)
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    amount = timedelta(hours=hours, minutes=minutes) * (-1 if text[0] == "-" else 1)
    if minutes > 59 or not timedelta(hours=-12) <= amount <= timedelta(hours=14):
        raise ValueError(f"'{text}' is not an offset from UTC; they run from -12:00 to +14:00")
    return amount


_DURATION = re.compile(
    r"(?:(?P<days>\d+)\s*(?:d|days?|日))?\s*"
    r"(?:(?P<hours>\d+)(?:\.(?P<tenths>\d))?\s*(?:h|hrs?|hours?|時間)(?P<half>半)?)?\s*"
    r"(?:(?P<minutes>\d+)\s*(?:m|mins?|minutes?|分)?)?",
    re.IGNORECASE,
)


def read_minutes(text: str) -> int:
    """Read a duration (10, 10m, 1h30m, 1.5h, 90 min, 1時間半) in minutes. Raises ValueError for anything else."""
    folded = unicodedata.normalize("NFKC", text).strip()
    match = _DURATION.fullmatch(folded) if len(folded) <= 30 else None
    if not match or not any(match.groups()):
        raise ValueError(f"'{text}' is not a duration; write minutes as 10, 10m or 1h30m")
    days, hours, tenths, minutes = (int(match[part] or 0) for part in ("days", "hours", "tenths", "minutes"))
    total = days * DAY + hours * 60 + tenths * 6 + minutes + (30 if match["half"] else 0)
    if total > LONGEST:
        raise ValueError(f"'{text}' is longer than {LONGEST // DAY} days; write minutes as 10, 10m or 1h30m")
    return total
