"""A pitfall over time as a small drawing: where each encounter stands, in SVG units. The template draws it.

One lane each for met, caught before and avoided; an empty lane is absent. Knows logs and days, no colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kb.library import LogEntry
from kb.pages.axis import Axis
from kb.pages.desk import Desk, path_of
from kb.pages.history import History

WIDTH, LABELS_WIDTH, RIGHT = 640, 120, 16
LANE, TOP, FOOT, APART = 24, 4, 20, 13
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between ticks; the first that gives at most MOST_TICKS is taken."""
MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Encounter:
    """One log that dealt with the pitfall: its mark, its page, and what to call it."""

    x: float
    y: float
    kind: str
    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of marks of one kind, under its word."""

    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Encounters:
    """The whole picture."""

    height: float
    bottom: float
    lanes: tuple[Lane, ...]
    marks: tuple[Encounter, ...]
    ticks: tuple[tuple[float, str], ...]
    width: float = WIDTH


def draw_encounters(desk: Desk, history: History) -> Encounters | None:
    """The drawing of a pitfall's history up to today; None with fewer than two encounters on different days."""
    words = desk.words
    caught = {entry.id for entry in history.caught}
    by_memory = [entry for entry in history.avoided if entry.id not in caught]
    kinds = (
        ("met", words("met"), history.met),
        ("caught", words("caught before"), history.caught),
        ("avoided", words("avoided"), by_memory),
    )
    lanes = [(kind, text, dated) for kind, text, logs in kinds if (dated := list(_dated(logs)))]
    days = [at for _, _, dated in lanes for at, _ in dated]
    if len({at.date() for at in days}) < 2:
        return None
    axis = Axis.over(min(days), max([*days, desk.now]), LABELS_WIDTH, WIDTH - RIGHT)
    marks = []
    for number, (kind, _, dated) in enumerate(lanes):
        y = TOP + number * LANE + LANE / 2
        marks += [
            Encounter(x, y, kind, path_of(log), f"{desk.formatter.day_of(log.night.day)} {desk.title(log.record)}")
            for x, (_, log) in zip(_apart([axis.x(at) for at, _ in dated], axis.right), dated, strict=True)
        ]
    bottom = TOP + len(lanes) * LANE
    rows = tuple(Lane(TOP + number * LANE + LANE / 2, text) for number, (_, text, _) in enumerate(lanes))
    return Encounters(bottom + FOOT, bottom, rows, tuple(marks), _months(axis))


def _dated(logs: Sequence[LogEntry]) -> Iterator[tuple[datetime, LogEntry]]:
    for entry in logs:
        day = entry.night.day
        if day and day.at:
            yield day.at, entry


def _apart(places: Sequence[float], right: float) -> list[float]:
    """The places, sorted as given, moved so that neighbours do not cover each other and none leaves the drawing."""
    room = (right - LABELS_WIDTH) / max(1, len(places))
    step = min(APART, room)
    found: list[float] = []
    for x in places:
        found.append(max(x, found[-1] + step) if found else x)
    for number in range(len(found) - 1, -1, -1):
        limit = right if number == len(found) - 1 else found[number + 1] - step
        found[number] = round(min(found[number], limit), 1)
    return found


def _months(axis: Axis) -> tuple[tuple[float, str], ...]:
    """Where a month or a year begins, and its name."""
    months = (axis.last - axis.first) / timedelta(days=30.44)
    step = next((one for one in MONTHS if months / one <= MOST_TICKS), MONTHS[-1])
    number = axis.first.year * 12
    found = []
    while (at := axis.first.replace(year=number // 12, month=number % 12 + 1, day=1, hour=0, minute=0)) <= axis.last:
        if axis.holds(at):
            found.append((axis.x(at), f"{at:%Y}" if step >= MONTHS[4] else f"{at:%Y-%m}"))
        number += step
    return tuple(found)
