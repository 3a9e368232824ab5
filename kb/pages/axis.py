"""A time axis: instants to units, ticks, midnights, and labels that do not collide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, lru_cache

TICKS = (5, 10, 15, 30, 60, 120, 180, 360, 720, 1440)
"""Minutes between ticks; the first that gives at most MOST_TICKS is taken."""
MOST_TICKS = 9


@dataclass(frozen=True)
class Axis:
    """From `first` to `last`, drawn from `left` to `right`."""

    first: datetime
    last: datetime
    left: float
    right: float

    @classmethod
    def over(cls, first: datetime, last: datetime, left: float, right: float) -> Axis:
        """An axis with a little air at both ends."""
        air = max(timedelta(minutes=2), (last - first) * 0.03)
        return cls(first - air, last + air, left, right)

    def x(self, at: datetime) -> float:
        """Where an instant is."""
        begin, length = self._seconds
        return round(self.left + (at.timestamp() - begin) / length * (self.right - self.left), 1)

    @cached_property
    def _seconds(self) -> tuple[float, float]:
        """When it begins, and how long it is."""
        return self.first.timestamp(), self.last.timestamp() - self.first.timestamp()

    def holds(self, at: datetime) -> bool:
        """Whether an instant is on the axis."""
        return self.first <= at <= self.last

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Where the clock is written, and the clock."""
        minutes = (self.last - self.first) / timedelta(minutes=1)
        step = next((one for one in TICKS if minutes / one <= MOST_TICKS), TICKS[-1])
        begin, length = self._seconds
        midnight = int(self.first.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
        # Counted in seconds that go by: where clocks are changed, one hour has no clock, or two.
        shown = (one for one in range(midnight, int(begin + length) + 1, step * 60) if one >= begin)
        instants = (datetime.fromtimestamp(one, self.first.tzinfo) for one in shown)
        return tuple((self.x(at), f"{at:%H:%M}") for at in instants)

    def midnights(self) -> list[datetime]:
        """Every midnight on the axis."""
        at = self.first.replace(hour=0, minute=0, second=0, microsecond=0)
        days = [at + timedelta(days=n) for n in range(1 + (self.last - at).days)]
        return [day for day in days if self.holds(day)]


@lru_cache(maxsize=4096)
def label_width(text: str, per_character: float = 6.4) -> float:
    """About how wide a small label is; a full-width character counts nearly twice."""
    wide = 0 if text.isascii() else sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return per_character * (len(text) + 0.75 * wide)


def stacked(labels: Sequence[tuple[float, float]], right: float) -> list[tuple[str, int]]:
    """For labels at (x, width), sorted by x: the side to write on (start or end) and the level, 0 lowest in number.

    No two labels of one level overlap; a label that would leave the drawing is written to the left of its line.
    """
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for x, width in labels:
        anchor = "start" if x + width + 4 <= right else "end"
        span = (x, x + width + 10) if anchor == "start" else (x - width - 10, x)
        level = next(
            (n for n, spans in enumerate(taken) if all(span[1] <= a or span[0] >= b for a, b in spans)), len(taken)
        )
        taken[level : level + 1] = [[*(taken[level] if level < len(taken) else []), span]]
        placed.append((anchor, level))
    return placed
