"""Where a work log stands: its outcome, or what the clock says while there is none. Derived, never typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kb.model.night import Night
from kb.model.times.placing import place
from kb.model.worklog import Action, Step, WorkLog


class State(StrEnum):
    """An outcome, or one of the three states before it."""

    COMPLETED = "completed"
    COMPLETED_WITH_DEVIATIONS = "completed-with-deviations"
    ROLLED_BACK = "rolled-back"
    ABORTED = "aborted"
    CANCELLED = "cancelled"
    RESOLVED = "resolved"
    MITIGATED = "mitigated"
    ONGOING = "ongoing"
    PLANNED = "planned"
    UNDER_WAY = "under-way"
    LOG_MISSING = "log-missing"


BEFORE = (State.PLANNED, State.UNDER_WAY)
"""States in which planning can still be mended."""


def state_of(log: WorkLog, night: Night, now: datetime) -> State:
    """The state at `now` (an aware datetime)."""
    if log.outcome:
        return State(log.outcome)
    if log.is_incident:
        return State.LOG_MISSING if _over(night, now) else State.ONGOING
    begins = night.began or night.start
    if begins is None or begins.at is None or begins.at.timestamp() > now.timestamp():
        return State.PLANNED
    return State.LOG_MISSING if _over(night, now) else State.UNDER_WAY


def _over(night: Night, now: datetime) -> bool:
    ends = [moment for moment in (night.ended, night.end, night.mitigated) if moment and moment.over_at]
    if not ends and night.start and night.start.at:
        ends = [night.start]
    if not ends:
        return False
    last = ends[0].over_at
    if last is not None and ends[0] is night.start and ends[0].exact:
        return last.date() < now.astimezone(last.tzinfo).date()
    return last is not None and last.timestamp() <= now.timestamp()


def went_ahead(log: WorkLog) -> bool:
    """Whether it says how the work went: an outcome, other than cancelled."""
    return log.outcome not in (None, State.CANCELLED)


def owed_steps(log: WorkLog) -> Iterator[tuple[int, Step]]:
    """Steps that must be done even when the work is stopped, and are not known to be."""
    for index, step in enumerate(log.steps):
        if step.even_if_aborted and step.result != "done":
            yield index, step


def open_actions(log: WorkLog) -> Iterator[tuple[int, Action]]:
    """Actions without a day on which they were done."""
    for index, action in enumerate(log.actions):
        if action.done is None:
            yield index, action


def is_overdue(action: Action, zone: ZoneInfo, now: datetime) -> bool:
    """Whether an action is still open when its written day, month or minute is over."""
    if action.done is not None or action.due is None:
        return False
    try:
        over = place(action.due, zone, None).over_at
    except ValueError:  # a bare clock: it names no day
        return False
    return over is not None and over.timestamp() <= now.timestamp()


def age_in_days(night: Night, now: datetime) -> int | None:
    """Whole days since the night, none before it; None for one without a day."""
    return max(0, (now - night.day.at) // timedelta(days=1)) if night.day and night.day.at else None
