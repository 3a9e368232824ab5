"""Spreads of minutes and days as cells of a table."""

from __future__ import annotations

from collections.abc import Callable

from kb.pages.formatting import Formatter
from kb.pages.stats.table import RECORD, counted
from kb.stats.spread import Lateness, Spread
from kb.words import Words

Amount = Callable[[int], str]
"""How a number is written."""

COLUMNS = ("median (n)", "left out", "longest", RECORD)
"""What `of_spread` fills."""
LATE = ("late", *COLUMNS)
"""What `of_lateness` fills."""
_ENGLISH = Formatter(Words("en"))


def minutes(amount: int) -> str:
    """As the rest of kb writes durations."""
    return _ENGLISH.duration(amount)


def days(amount: int) -> str:
    """Whole days."""
    return counted(amount, "day")


def middle(spread: Spread, amount: Amount = minutes) -> str:
    """The median and on how many it rests; where they are too few for one, the values themselves."""
    median = spread.median
    return ", ".join(map(amount, spread.few)) if median is None else f"{amount(median)} ({spread.n})"


def longest(spread: Spread, amount: Amount = minutes) -> tuple[str, str]:
    """The longest and its record."""
    found = spread.longest
    return (amount(found.amount), found.record) if found else ("", "")


def of_spread(spread: Spread, amount: Amount = minutes) -> tuple[str, ...]:
    """The cells of COLUMNS."""
    return (middle(spread, amount), _unless_none(spread.left_out), *longest(spread, amount))


def of_lateness(lateness: Lateness) -> tuple[str, ...]:
    """The cells of LATE."""
    late = f"{lateness.late.n} of {lateness.compared}"
    return (late, middle(lateness.late), _unless_none(lateness.left_out), *longest(lateness.late))


def _unless_none(number: int) -> str:
    return str(number) if number else ""
