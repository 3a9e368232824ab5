"""Times go forward: in the steps, in the timeline, and from each beginning to its end.

The timeline of a night read 02:58, 20:09, 03:14. One wrong digit, and the page said that a window of three hours had
taken a whole day; the plan for the next try took its minutes from there. A clock without a date is never before the
entry above it, so a slip turns up as a jump of many hours.

The steps and the timeline are lists in the order of time. A clock more than twelve hours after the entry before it is
taken for a slip; with its date it is believed. A full date may not go back, nothing ends before it begins, and
a window not when it begins. What happened more than twenty days away from its window, in January often a year, is told
once for each record.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 05:00
    timeline:
      - at: 02:58
        what: The job is run again
      - at: 03:09
        what: The plan passes

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 05:00
    timeline:
      - at: 02:58
        what: The job is run again
      - at: 20:09
        what: The plan passes

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 2026-02-13 05:00
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from kb.library import Library, LogEntry
from kb.model.file.path import Path
from kb.model.times.clock_changes import ONE_DAY
from kb.model.times.moments import Form, When
from kb.model.times.placing import Moment
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "time-order"
LEVEL = Level.WARNING
LONG = 12 * 60
"""Minutes after which a clock without a date is taken for a slip."""
FAR = timedelta(days=20)
"""How far from its window a date may be before it is taken for a slip in the month or the year."""


class _Time(NamedTuple):
    """A moment that has its day."""

    moment: Moment
    at: datetime

    @property
    def when(self) -> When:
        return self.moment.when

    @property
    def text(self) -> str:
        return self.moment.text


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Times that go back, or that jump further than people mean."""
    for entry in library.logs:
        night = entry.night
        yield from _list(entry, [(("timeline", n, "at"), at, at) for n, at in enumerate(night.timeline)])
        steps = enumerate(night.steps)
        yield from _list(entry, [(("steps", n, "started"), one.started, one.finished) for n, one in steps])
        yield from _end(entry, ("window", "end"), night.start, night.end)
        yield from _end(entry, ("actual", "end"), night.began or night.start, night.ended)
        yield from _end(entry, ("mitigated",), night.detected, night.mitigated)
        for n, times in enumerate(night.steps):
            yield from _end(entry, ("steps", n, "finished"), times.started, times.finished)
        yield from islice(_far_away(entry), 1)


def _far_away(entry: LogEntry) -> Iterator[Finding]:
    """Dates weeks away from the window they belong to: last year's, in January, or a wrong month."""
    night = entry.night
    start = _placed(night.start)
    last = (_placed(night.end) or start) if start else None
    if start is None or last is None or entry.record.is_incident:
        return
    times: list[tuple[Path, Moment | None]] = [(("actual", "start"), night.began), (("actual", "end"), night.ended)]
    for n, one in enumerate(night.steps):
        times += [(("steps", n, "started"), one.started), (("steps", n, "finished"), one.finished)]
    times += [(("deviations", n, "at"), moment) for n, moment in enumerate(night.deviations)]
    times += [(("decisions", n, "at"), moment) for n, moment in enumerate(night.decisions)]
    for path, moment in times:
        time = _placed(moment)
        if time is None or time.when.day is None:
            continue
        before, after = start.at - time.at, time.at - (last.moment.over_at or last.at)
        if max(before, after) > FAR:
            words = f"{round(max(before, after) / ONE_DAY)} days {'before' if before > after else 'after'} the window"
            yield Finding(entry, path, f"'{time.text}' is {words}, '{start.text}'", "correct its date, or the window's")


def _list(entry: LogEntry, placed: list[tuple[Path, Moment | None, Moment | None]]) -> Iterator[Finding]:
    """Each time against the one before it, so that one slip is told once; a jump also against when that was over."""
    before: _Time | None = None
    over: _Time | None = None
    for path, moment, end in placed:
        time = _placed(moment)
        since = over if before and over and _gap(before, over) > LONG else before
        if before and time and _goes_back(before, time):
            message = f"'{time.text}' is earlier than '{before.text}', the entry before it"
            yield Finding(entry, path, message, "put the entries in the order of time, or correct the time")
        elif since and time and _jumps(since, time, within_a_day=time.when.form is not Form.ROUGH):
            message = f"'{time.text}' would be {_hours(since, time)} after '{since.text}', the entry before it"
            help = "correct the time or the order; if it is right, write it with its date"
            yield Finding(entry, path, message, help)
        before, over = time or before, _placed(end) if time else over


def _end(entry: LogEntry, path: Path, begin: Moment | None, end: Moment | None) -> Iterator[Finding]:
    """An end against its beginning."""
    first, last = _placed(begin), _placed(end)
    if first is None or last is None:
        return
    if _goes_back(first, last):
        message = f"it ends at '{last.text}', before it begins at '{first.text}'"
        yield Finding(entry, path, message, "correct one of the two")
    elif path[0] == "window" and begin and end and begin.exact and end.exact and first.at == last.at:
        yield Finding(entry, path, f"it ends when it begins, at '{first.text}'", "write when service must be back")
    elif _jumps(first, last, within_a_day=False):
        message = f"it would end {_hours(first, last)} after it begins at '{first.text}'"
        yield Finding(entry, path, message, "correct the time; if it is right, write it with its date")


def _placed(moment: Moment | None) -> _Time | None:
    if moment is None or moment.at is None:
        return None
    return _Time(moment, moment.at)


def _goes_back(before: _Time, time: _Time) -> bool:
    """Whether a time with a date of its own is certainly earlier than the one before it."""
    if time.when.is_clock:
        return False
    if time.when.form is Form.ROUGH:
        return time.at.date() < before.at.date()
    if time.when.form is Form.MINUTE:
        return time.at.timestamp() < before.at.timestamp()
    return (time.moment.over_at or time.at).timestamp() <= before.at.timestamp()


def _jumps(before: _Time, time: _Time, *, within_a_day: bool) -> bool:
    """Whether a clock without a date is suspiciously late; `within_a_day` also when it is still the same day."""
    if not time.when.is_clock or before.when.minutes is None or _gap(before, time) <= LONG:
        return False
    return within_a_day or time.at.date() > before.at.date()


def _gap(before: _Time, time: _Time) -> int:
    return round((time.at.timestamp() - before.at.timestamp()) / 60)


def _hours(before: _Time, time: _Time) -> str:
    hours, minutes = divmod(_gap(before, time), 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"
