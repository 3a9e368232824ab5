"""Plan against actual as a drawing: where everything stands, in SVG units. The template draws it.

Time runs from left to right, one row per step; labels of lines never collide, they are stacked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kb.library import LogEntry
from kb.model.times.placing import Moment
from kb.pages.axis import Axis, label_width, stacked
from kb.pages.facts import LogFacts, NumberedStep
from kb.pages.formatting import Formatter
from kb.pages.row_label import shortened
from kb.words.labels import LABELS

WIDTH, LABELS_WIDTH, RIGHT = 800, 190, 14
ROW, BAR, LEVEL, FOOT = 32, 10, 15, 24


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of time in a row; `text` only when it fits."""

    x: float
    y: float
    width: float
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A step: its number and words at the left, what was planned above what was done."""

    y: float
    number: int
    words: str
    planned: Bar | None
    done: Bar | None


@dataclass(frozen=True, slots=True)
class Line:
    """A moment that concerns every row: start, end, decide-by, latest, midnight."""

    x: float
    kind: str
    text: str
    text_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered deviation, an event, or a decision, in the band below the rows."""

    x: float
    y: float
    kind: str
    text: str
    href: str = ""
    anchor: str = "start"
    """On which side its text stands."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture."""

    height: float
    top: float
    bottom: float
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    width: float = WIDTH


def draw(entry: LogEntry, facts: LogFacts, formatter: Formatter) -> Drawing | None:
    """The drawing of a log; None when it has too few exact times to show anything."""
    spans = [*_plan_times(facts.steps), *_real_times(entry, facts)]
    exact = [at for at in spans if at]
    if len(exact) < 2 or max(exact) - min(exact) > timedelta(days=4) or max(exact) == min(exact):
        return None
    shown = _shown(facts.steps)
    axis = Axis.over(min(exact), max(exact), LABELS_WIDTH if shown else RIGHT, WIDTH - RIGHT)
    moments = _moments(entry, facts, axis, formatter)
    levels = 1 + max((level for *_, level in moments), default=0)
    top = 6 + levels * LEVEL
    rows = tuple(_row(one, axis, top + index * ROW, formatter) for index, one in enumerate(shown))
    below = top + len(rows) * ROW + 6
    marks, depth = _marks(entry, facts, axis, below, formatter)
    bottom = below + depth
    lines = tuple(Line(axis.x(at), kind, text, 12 + level * LEVEL, anchor) for at, kind, text, anchor, level in moments)
    return Drawing(bottom + FOOT, top, bottom, rows, lines, marks, axis.ticks())


def _shown(steps: Sequence[NumberedStep]) -> list[NumberedStep]:
    timed = [one for one in steps if one.times.planned_start or one.times.started or one.times.finished]
    return list(steps) if timed else []


def _plan_times(steps: Sequence[NumberedStep]) -> Iterable[datetime | None]:
    for one in steps:
        yield one.times.planned_start
        yield one.times.planned_end


def _real_times(entry: LogEntry, facts: LogFacts) -> Iterable[datetime | None]:
    night = entry.night
    known: list[Moment | None] = [night.start, night.end, night.decide_by, night.began, night.ended]
    known += [night.detected, night.mitigated]
    known += [moment for one in facts.steps for moment in (one.times.started, one.times.finished)]
    known += [*night.deviations, *night.decisions]
    if entry.record.is_incident:
        known += night.timeline
    return (moment.at for moment in known if moment and moment.exact)


def _row(one: NumberedStep, axis: Axis, y: float, formatter: Formatter) -> Row:
    times, step = one.times, one.step
    planned = _bar(axis, (times.planned_start, times.planned_end), y + 4, formatter.duration(step.minutes))
    started = times.started.at if times.started and times.started.exact else None
    finished = times.finished.at if times.finished and times.finished.exact else None
    done = _bar(axis, (started, finished or started), y + 5 + BAR, formatter.duration(times.minutes))
    result = f"done kb-result-{step.result or 'unknown'}"
    return Row(
        y, one.number, shortened(step.do, LABELS_WIDTH - 36), planned, replace(done, kind=result) if done else None
    )


def _bar(axis: Axis, span: tuple[datetime | None, datetime | None], y: float, words: str) -> Bar | None:
    first, last = span
    if first is None or last is None:
        return None
    width = max(3.0, axis.x(last) - axis.x(first))
    return Bar(axis.x(first), y, round(width, 1), "planned", words if label_width(words) < width else "")


Moments = tuple[datetime, str, str, str, int]


def _moments(entry: LogEntry, facts: LogFacts, axis: Axis, formatter: Formatter) -> list[Moments]:
    night, words = entry.night, formatter.words
    found: list[tuple[datetime, str, str]] = [(at, "midnight", formatter.day(at.date())) for at in axis.midnights()]
    named = (
        (night.start, "start", words("start")),
        (night.end, "end", words("end")),
        (night.decide_by, "decide-by", words("decide by")),
        (night.detected, "detected", words("detected")),
        (night.mitigated, "mitigated", words("mitigated")),
    )
    for moment, kind, text in named:
        if moment and moment.exact and moment.at:
            found.append((moment.at, kind, f"{text} {formatter.clock(moment.at)}"))
    if facts.latest and axis.holds(facts.latest.at) and not entry.record.is_incident:
        found.append((facts.latest.at, "latest", f"{words('latest decision')} {formatter.clock(facts.latest.at)}"))
    found.sort(key=lambda one: (one[0], one[1]))
    placed = stacked([(axis.x(at), label_width(text)) for at, _, text in found], axis.right)
    return [(at, kind, text, anchor, level) for (at, kind, text), (anchor, level) in zip(found, placed, strict=True)]


def _marks(
    entry: LogEntry, facts: LogFacts, axis: Axis, y: float, formatter: Formatter
) -> tuple[tuple[Mark, ...], float]:
    """Deviations and events in one band, decisions in the next; crowded marks move down. Returns the depth used."""
    flags: list[tuple[datetime, str, str, str, float]] = []
    for index, (_, moment, _) in enumerate(facts.deviations, 1):
        if moment and moment.at and moment.exact:
            flags.append((moment.at, "deviation", str(index), f"#deviation-{index}", 20))
    if entry.record.is_incident and not flags:
        flags += [(one.at, "event", "", "", 8) for one in entry.night.timeline if one and one.exact and one.at]
    for decision in facts.decisions:
        if decision.at and decision.at.at and decision.at.exact:
            text = f"{formatter.words(LABELS[decision.decision.choice])} {formatter.clock(decision.at.at)}"
            flags.append((decision.at.at, "decision", text, "#decisions", 16 + label_width(text)))
    flags.sort(key=lambda one: (one[1] == "decision", one[0]))
    marks: list[Mark] = []
    ends: list[float] = []
    for at, kind, text, href, width in flags:
        x = axis.x(at)
        anchor = "end" if x + width > axis.right else "start"
        first = x - width if anchor == "end" and kind == "decision" else x - 10
        level = 0 if kind == "event" else next((n for n, end in enumerate(ends) if end <= first), len(ends))
        ends[level : level + 1] = [x + 10 if anchor == "end" else x + width]
        marks.append(Mark(x, y + 10 + level * 20, kind, text, href, anchor))
    return tuple(marks), len(ends) * 20.0
