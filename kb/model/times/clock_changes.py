"""Clocks that are put forward or back: on which days, which times show twice, and how such a time is written.

Knows zones, no record.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=4096)
def is_steady(zone: tzinfo, day: date) -> bool:
    """Whether no clock of `zone` is changed from the day before to the day after: most days of most zones are such."""
    midnights = (datetime(day.year, day.month, day.day, tzinfo=zone) + ONE_DAY * days for days in (-1, 0, 1, 2))
    return len({at.replace(fold=fold).utcoffset() for at in midnights for fold in (0, 1)}) == 1


def shows_twice(at: datetime) -> bool:
    """Whether the clock of its zone shows this time on that day twice, since it is put back; or never."""
    if at.tzinfo is None or is_steady(at.tzinfo, at.date()):
        return False
    return at.utcoffset() != at.replace(fold=1 - at.fold).utcoffset()


def clock_text(at: datetime, zone: ZoneInfo) -> str:
    """An instant as a record in `zone` writes it: 2026-02-14 02:41, with its offset where that clock shows twice."""
    local = at.astimezone(zone)
    return f"{local:%Y-%m-%d %H:%M}" + (offset_text(local) if shows_twice(local) else "")


def offset_text(at: datetime) -> str:
    """Its offset from UTC: +09:00."""
    return f"{at:%z}"[:3] + ":" + f"{at:%z}"[3:]
