"""How long `90d`, `6m` and `1y` are. Judges nothing."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

_INTERVAL = re.compile(
    r"([1-9]\d{0,3})\s*(?:(d|days?|日)|(w|weeks?|週間?)|(m|months?|[かヶカケヵ]月)|(y|years?|年))(?:ごと|毎)?"
)


@dataclass(frozen=True, slots=True)
class Interval:
    """A span in days and months."""

    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """The day that long after `day`; the last of the month where the month is too short."""
        months = day.year * 12 + day.month - 1 + self.months
        year, month = divmod(months, 12)
        if year >= date.max.year:
            return date.max
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last)) + timedelta(days=self.days)


def read_interval(text: str) -> Interval | None:
    """What `90d`, `2w`, `6m` or `1y` means; None for anything else."""
    match = _INTERVAL.fullmatch(unicodedata.normalize("NFKC", text).strip().casefold())
    if match is None:
        return None
    number = int(match[1])
    if match[2] or match[3]:
        return Interval(days=number * (7 if match[3] else 1))
    return Interval(months=number * (12 if match[5] else 1))
