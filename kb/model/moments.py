"""Times as people write them: strict forms, night-shift clocks, rough words. No record and no zone is known here.

A `When` says what was written; which day a bare clock belongs to is `kb.model.placing`'s question.
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


_ZONE_WORD = "(?i:Z|UTC|GMT|JST)"
_OFFSET = rf"(?P<offset>{_ZONE_WORD}|[+-]\d{{2}}(?::?\d{{2}})?)"
_STRICT = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})(?:[ T]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    rf"(?:\s*{_OFFSET})?)?"
)
_CLOCK = re.compile(rf"(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::(?P<second>\d{{2}}))?(?:\s*{_OFFSET})?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")


def read_when(text: str) -> When:
    """Read a time in any accepted form, rough ones included.

    Raises ValueError with a sentence for a person when it looks like a time and is none (25:61, 2026-02-30).
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    return _read_strict(text, folded) or read_rough(text, folded)


def read_strict(text: str) -> When:
    """Read a time that must be exact: a date, a date with a clock, a month, a year or a bare clock.

    Raises ValueError with a sentence for a person for everything else.
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    when = _read_strict(text, folded)
    if when is None:
        raise ValueError(f"'{text}' is not a time; write 2026-02-14 02:00, 2026-02-14 or 02:00")
    return when


def _read_strict(text: str, folded: str) -> When | None:
    if match := _STRICT.fullmatch(folded):
        day = _date(text, *map(int, match["date"].split("-")))
        if match["hour"] is None:
            return When(text, Form.DAY, day)
        return When(text, Form.MINUTE, day, _minutes(text, match), _offset(match["offset"]))
    if match := _CLOCK.fullmatch(folded):
        return When(text, Form.CLOCK, minutes=_minutes(text, match), offset=_offset(match["offset"]))
    if match := _MONTH.fullmatch(folded):
        return When(text, Form.MONTH, day=_date(text, int(match[1]), int(match[2]), 1))
    if _YEAR.fullmatch(folded):
        return When(text, Form.YEAR, day=_date(text, int(folded), 1, 1))
    return None


def _minutes(text: str, match: re.Match[str]) -> int:
    found = match.groupdict()
    half = 30 if found.get("half") else 0
    hour, minute = int(found["hour"]), int(found.get("minute") or found.get("minute2") or half)
    if minute > 59 or int(found.get("second") or 0) > 59 or hour * 60 + minute >= LAST_CLOCK:
        raise ValueError(f"'{text}' is not a time of day; clocks run from 00:00 to 29:59")
    return hour * 60 + minute


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"'{text}' is not a date in the calendar") from None


def _offset(text: str | None) -> timedelta | None:
    if text is None:
        return None
    if text in {"Z", "UTC", "GMT"}:
        return timedelta()
    if text == "JST":
        return timedelta(hours=9)
    digits = text[1:].replace(":", "").ljust(4, "0")
    amount = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if amount > timedelta(hours=14):
        raise ValueError(f"'{text}' is not an offset from UTC; they run from -12:00 to +14:00")
    return -amount if text[0] == "-" else amount


_DURATION = re.compile(
    r"(?:(?P<days>\d+)\s*(?:d|日))?\s*(?:(?P<hours>\d+)\s*(?:h|hours?|時間))?\s*"
    r"(?:(?P<minutes>\d+)\s*(?:m|min|minutes?|分)?)?",
    re.IGNORECASE,
)


def read_minutes(text: str) -> int:
    """Read a duration (10, 10m, 1h30m, 90 min, 1時間30分) in minutes. Raises ValueError for anything else."""
    folded = unicodedata.normalize("NFKC", text).strip()
    match = _DURATION.fullmatch(folded)
    if not match or not any(match.groups()) or len(folded) > 12:
        raise ValueError(f"'{text}' is not a duration; write minutes as 10, 10m or 1h30m")
    days, hours, minutes = (int(part or 0) for part in match.groups())
    return days * DAY + hours * 60 + minutes
