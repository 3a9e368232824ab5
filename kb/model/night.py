"""A work log's times, placed: what follows from the written times alone, before anybody judges.

`Night` is computed once when a log is read; what depends on today takes `now` (see `kb.model.state`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from kb.model.file.path import Path
from kb.model.step_times import StepTimes
from kb.model.times.clock_changes import ONE_DAY
from kb.model.times.minutes import add_minutes, minutes_between
from kb.model.times.moments import Form, When
from kb.model.times.placing import Anchor, Moment, anchor_at, near_end, place, place_after
from kb.model.worklog import WorkLog


@dataclass(frozen=True, kw_only=True)
class Night:
    """The placed times of one work log."""

    zone: ZoneInfo
    start: Moment | None = None
    end: Moment | None = None
    decide_by: Moment | None = None
    began: Moment | None = None
    ended: Moment | None = None
    detected: Moment | None = None
    mitigated: Moment | None = None
    steps: tuple[StepTimes, ...] = ()
    timeline: tuple[Moment | None, ...] = ()
    deviations: tuple[Moment | None, ...] = ()
    decisions: tuple[Moment | None, ...] = ()
    notices: tuple[Moment | None, ...] = ()
    misfits: tuple[tuple[Path, str], ...] = field(default=(), compare=False)
    """Times that found no day, with a sentence each; the reader turns them into problems."""

    @cached_property
    def day(self) -> Moment | None:
        """The moment the record is filed under: when it began, or was to begin, or its first known time."""
        known = (self.began, self.start, self.detected, *self.timeline, *self.deviations, *self.decisions)
        return next((moment for moment in known if moment and moment.at), None)

    @cached_property
    def began_at(self) -> float:
        """The instant of that moment, in seconds since 1970; 0 without one."""
        return self.day.at.timestamp() if self.day and self.day.at else 0.0

    @cached_property
    def year(self) -> str:
        """The year it is filed under, or an empty text."""
        return str(self.day.at.year) if self.day and self.day.at else ""

    @cached_property
    def planned_minutes(self) -> int | None:
        """Length of the agreed window."""
        return minutes_between(self.start, self.end)

    @cached_property
    def actual_minutes(self) -> int | None:
        """How long it really took."""
        return minutes_between(self.began, self.ended)

    @cached_property
    def overrun(self) -> int | None:
        """Minutes past the agreed end; negative when it was over before."""
        return minutes_between(self.end, self.ended)


def settle(log: WorkLog, zone: ZoneInfo) -> Night:
    """Place every time of `log` in `zone`. Never raises: what cannot be placed is in `misfits`."""
    return _Settler(log, zone).night()


class _Settler:
    """Walks one log in the order in which its times depend on each other."""

    def __init__(self, log: WorkLog, zone: ZoneInfo) -> None:
        self.log, self.zone = log, zone
        self.misfits: list[tuple[Path, str]] = []

    def night(self) -> Night:
        log, window, actual = self.log, self.log.window, self.log.actual
        origin = anchor_at(self._first_dated())
        start = self._place(window.start if window else None, ("window", "start"), origin)
        anchor = anchor_at(start) or origin
        end = self._after(window.end if window else None, ("window", "end"), start)
        anchor = anchor.including(end) if anchor else None
        decide_by = self._place(window.decide_by if window else None, ("window", "decide_by"), anchor)
        began = self._place(actual.start if actual else None, ("actual", "start"), anchor)
        anchor = anchor.including(began) if anchor else anchor_at(began) or origin
        ended = self._after(actual.end if actual else None, ("actual", "end"), began or start)
        anchor = anchor.including(ended) if anchor else None
        steps = self._steps(start, anchor)
        detected = self._place(log.detected.at if log.detected else None, ("detected", "at"), anchor)
        return Night(
            zone=self.zone,
            start=start,
            end=end,
            decide_by=decide_by,
            began=began,
            ended=ended,
            detected=detected,
            mitigated=self._after(log.mitigated, ("mitigated",), detected or began or start, anchor),
            steps=steps,
            timeline=self._list(((event.at, ("timeline", n, "at")) for n, event in enumerate(log.timeline)), anchor),
            deviations=tuple(self._deviations(steps, anchor)),
            decisions=self._each("decisions", log.decisions, anchor),
            notices=self._each("notices", log.notices, anchor),
            misfits=tuple(self.misfits),
        )

    def _first_dated(self) -> Moment | None:
        """The first time in the record that names its day (window, actual, then the order of the record)."""
        for when in self._times():
            if when and when.day and when.form in (Form.MINUTE, Form.DAY, Form.ROUGH):
                day = When(when.text, Form.DAY, when.day) if when.form is Form.ROUGH else when
                try:
                    return place(day, self.zone, None)
                except ValueError:
                    return place(When(when.text, Form.DAY, when.day), self.zone, None)
        return None

    def _times(self) -> Iterator[When | None]:
        log = self.log
        if log.window:
            yield from (log.window.start, log.window.end, log.window.decide_by)
        if log.actual:
            yield from (log.actual.start, log.actual.end)
        yield from (log.detected.at if log.detected else None, log.mitigated)
        yield from (time for step in log.steps for time in (step.started, step.finished))
        for things in (log.timeline, log.deviations, log.decisions, log.notices):
            yield from (thing.at for thing in things)

    def _place(self, when: When | None, path: Path, anchor: Anchor | None) -> Moment | None:
        if when is None:
            return None
        try:
            return place(when, self.zone, anchor)
        except ValueError as error:
            self.misfits.append((path, str(error)))
            return None

    def _after(
        self, when: When | None, path: Path, earlier: Moment | None, anchor: Anchor | None = None
    ) -> Moment | None:
        floor = earlier.not_before if earlier else None
        return self._place(when, path, anchor or anchor_at(earlier)) if floor is None else self._next(when, path, floor)

    def _next(self, when: When | None, path: Path, floor: datetime) -> Moment | None:
        try:
            return place_after(when, self.zone, floor) if when else None
        except ValueError as error:
            self.misfits.append((path, str(error)))
            return None

    def _each(self, name: str, things: Sequence[object], anchor: Anchor | None) -> tuple[Moment | None, ...]:
        return tuple(self._place(getattr(thing, "at", None), (name, n, "at"), anchor) for n, thing in enumerate(things))

    def _deviations(self, steps: Sequence[StepTimes], anchor: Anchor | None) -> Iterator[Moment | None]:
        """Each near the window; where that has several days, near the step at which it happened."""
        long = anchor is not None and anchor.last.timestamp() - anchor.first.timestamp() >= ONE_DAY.total_seconds()
        for n, one in enumerate(self.log.deviations):
            index = self.log.step_index(one.step) if long else None
            near = steps[index].span if index is not None else None
            yield self._place(one.at, ("deviations", n, "at"), near or anchor)

    def _list(self, entries: Iterable[tuple[When | None, Path]], anchor: Anchor | None) -> tuple[Moment | None, ...]:
        """An ordered list: the first entry is near the anchor, no later one goes back."""
        placed: list[Moment | None] = []
        floor: datetime | None = None
        for when, path in entries:
            moment = self._next(when, path, floor) if floor else self._place(when, path, anchor)
            placed.append(moment)
            floor = _latest(floor, moment.not_before if moment else None)
        return tuple(placed)

    def _steps(self, start: Moment | None, anchor: Anchor | None) -> tuple[StepTimes, ...]:
        clock = start.at if start and start.exact else None
        floor: datetime | None = None
        times = []
        for n, step in enumerate(self.log.steps):
            path: Path = ("steps", n, "started")
            started = self._next(step.started, path, floor) if floor else self._place(step.started, path, anchor)
            finished = self._after(step.finished, ("steps", n, "finished"), started, anchor)
            floor = _latest(floor, started.not_before if started else None, near_end(started, finished))
            planned = clock
            clock = add_minutes(clock, step.minutes) if clock and step.minutes is not None else None
            times.append(StepTimes(planned if clock else None, clock, started, finished))
        return tuple(times)


def _latest(*instants: datetime | None) -> datetime | None:
    return max((at for at in instants if at), key=lambda at: at.timestamp(), default=None)
