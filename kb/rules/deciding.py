"""The clock around `decide_by`: the latest decision at that time, its arithmetic, the end of the risky step.

Judges nothing; the rules decide-by-too-late and decide-by-too-early do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kb.library import LogEntry
from kb.model.latest import Latest, latest_decision
from kb.model.night import Night
from kb.model.times.moments import DAY
from kb.model.worklog import WorkLog


@dataclass(frozen=True, slots=True)
class RiskyStep:
    """The step whose end should be seen before deciding; `index` from 0."""

    index: int
    ends: datetime


def latest_at(entry: LogEntry, at: datetime) -> Latest | None:
    """The latest decision that counts for a decision at `at`; the earliest of all when no schedule is known."""
    return latest_decision(entry.record, entry.night, step_at(entry.night, at))


def step_at(night: Night, at: datetime) -> int | None:
    """Which step (an index) is planned to run at `at`; None when minutes are missing before it."""
    for index, times in enumerate(night.steps):
        if times.planned_start is None or times.planned_end is None:
            return None
        if is_before(at, times.planned_end):
            return index
    return len(night.steps) - 1 if night.steps else None


def risky_step(entry: LogEntry) -> RiskyStep | None:
    """The first point of no return, else where the longest back-out begins; None when its end is not known."""
    index = _risky_index(entry.record)
    ends = entry.night.steps[index].planned_end if index is not None else None
    return RiskyStep(index, ends) if index is not None and ends else None


def _risky_index(log: WorkLog) -> int | None:
    for index, step in enumerate(log.steps):
        if step.point_of_no_return:
            return index
    if not log.backout_plan or any(plan.minutes is None for plan in log.backout_plan):
        return None
    longest = max(log.backout_plan, key=lambda plan: plan.minutes or 0)
    return log.step_index(longest.from_step)


def is_before(first: datetime, second: datetime) -> bool:
    """Whether one instant is before another, also in the hour that a clock change repeats."""
    return first.timestamp() < second.timestamp()


def minutes_from(first: datetime, second: datetime) -> int:
    """Minutes from one instant to another."""
    return round((second.timestamp() - first.timestamp()) / 60)


def clock(at: datetime, near: datetime) -> str:
    """A time of day; with its date when it is a day or more away from `near`."""
    return f"{at:%H:%M}" if abs(minutes_from(at, near)) < DAY else f"{at:%Y-%m-%d %H:%M}"


def arithmetic(latest: Latest, end: datetime) -> str:
    """How the latest decision comes about: 05:00 − 40 back-out − 5 owed − 10 margin = 04:05."""
    parts = ((latest.backout, "back-out"), (latest.owed, "owed"), (latest.margin, "margin"))
    taken = "".join(f" − {minutes} {name}" for minutes, name in parts if minutes)
    workings = f"{clock(end, end)}{taken} = {clock(latest.at, end)}" if taken else f"{clock(end, end)}, the end"
    if not latest.missing:
        return workings
    unknown = ", ".join(" ".join(str(one).split()) for one in latest.missing)
    return f"{workings} at the latest (not known: {unknown})"
