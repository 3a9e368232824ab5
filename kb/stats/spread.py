"""Minutes or days of several records: how many, the middle one, the longest and whose it is. Knows no record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

FEW = 3
"""From this many on there is a median; fewer are shown as they are."""

Pair = tuple[int | None, str]
"""A number with the id of its record; None where its times are not exact."""


@dataclass(frozen=True, slots=True, order=True)
class Measured:
    """One number, and the record that it comes from."""

    amount: int
    record: str


@dataclass(frozen=True, slots=True)
class Spread:
    """Several numbers, the least first. No average: one long night would move it."""

    measured: tuple[Measured, ...] = ()
    left_out: int = 0
    """Records without such a number."""

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Spread:
        """The numbers that there are; the others are counted."""
        pairs = tuple(pairs)
        found = sorted(Measured(amount, record) for amount, record in pairs if amount is not None)
        return cls(tuple(found), len(pairs) - len(found))

    @property
    def n(self) -> int:
        """On how many numbers this rests."""
        return len(self.measured)

    @property
    def median(self) -> int | None:
        """The middle one, a whole number; None when there are too few for one."""
        return round(median(one.amount for one in self.measured)) if self.n >= FEW else None

    @property
    def few(self) -> tuple[int, ...]:
        """The numbers themselves, where they are too few for a median."""
        return tuple(one.amount for one in self.measured) if self.n < FEW else ()

    @property
    def longest(self) -> Measured | None:
        """The largest, with its record."""
        return self.measured[-1] if self.measured else None


@dataclass(frozen=True, slots=True)
class Lateness:
    """How many of `compared` came after a set time, and by how many minutes."""

    compared: int = 0
    late: Spread = Spread()
    left_out: int = 0
    """Those that have no exact time to compare."""

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Lateness:
        """From minutes after the set time; 0 and less is in time."""
        every = Spread.of(pairs)
        late = tuple(one for one in every.measured if one.amount > 0)
        return cls(every.n, Spread(late), every.left_out)
