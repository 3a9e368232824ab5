"""Selections for list pages: what is coming, what is finished, what is still open, what bites most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.library import Entry, LogEntry, in_time
from kb.model.pitfall import SEVERITIES, Pitfall
from kb.model.state import BEFORE, State, age_in_days, is_overdue, open_actions
from kb.model.worklog import Action
from kb.pages.desk import Desk
from kb.problem import Level, Problem


def newest_first(logs: Iterable[LogEntry]) -> list[LogEntry]:
    """Logs by when they began, the newest first."""
    return sorted(logs, key=in_time, reverse=True)


@dataclass(frozen=True, slots=True)
class Coming:
    """A planned window with the lessons its plan has not taken yet."""

    entry: LogEntry
    state: State
    lessons: tuple[Problem, ...]


def coming(desk: Desk) -> list[Coming]:
    """Windows planned, under way, or over without a log; the nearest first."""
    states = (*BEFORE, State.LOG_MISSING)
    found = []
    for entry in sorted(desk.library.logs, key=in_time):
        state = desk.state(entry)
        if not entry.record.is_incident and state in states:
            problems = desk.problems.get(entry.id, ())
            found.append(Coming(entry, state, tuple(one for one in problems if one.level is not Level.ERROR)))
    return found


def finished(desk: Desk) -> list[LogEntry]:
    """Logs that say how it went, and every incident, as one that is not over must be seen first; the newest first."""
    return [entry for entry in newest_first(desk.library.logs) if entry.record.outcome or entry.record.is_incident]


def went_wrong(entry: LogEntry) -> bool:
    """Whether there is something to learn from it: an incident, a deviation, or an end other than planned."""
    log = entry.record
    return log.is_incident or bool(log.deviations) or log.outcome not in ("completed", "cancelled")


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action with the log it comes from, its number there, and its age in days (None when undated)."""

    entry: LogEntry
    index: int
    action: Action
    age: int | None
    overdue: bool


def open_actions_by_age(desk: Desk) -> list[OpenAction]:
    """Open actions of all logs, the oldest first."""
    found = []
    for entry in desk.library.logs:
        age = age_in_days(entry.night, desk.now)
        for index, action in open_actions(entry.record):
            found.append(OpenAction(entry, index, action, age, is_overdue(action, entry.night.zone, desk.now)))
    return sorted(found, key=lambda one: (-(one.age or 0), one.entry.id, one.index))


def done_actions(desk: Desk) -> int:
    """How many actions are done."""
    return sum(action.done is not None for entry in desk.library.logs for action in entry.record.actions)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pitfall with how often it bit and was seen coming."""

    entry: Entry[Pitfall]
    met: tuple[LogEntry, ...]
    avoided: tuple[LogEntry, ...]

    @property
    def severity_rank(self) -> int:
        """0 for the worst; pitfalls without a severity come last."""
        severity = self.entry.record.severity
        return SEVERITIES.index(severity) if severity else len(SEVERITIES)

    @property
    def last_met(self) -> str:
        """The day it was last met, or an empty text."""
        day = self.met[-1].night.day if self.met else None
        return day.day_text if day else ""


def pitfalls_by_weight(desk: Desk) -> list[Weighed]:
    """Pitfalls: active ones first, then the most often met, then the worst."""
    library = desk.library
    weighed = [
        Weighed(entry, library.met.get(entry.id, ()), library.avoided.get(entry.id, ())) for entry in library.pitfalls
    ]
    return sorted(weighed, key=_weight)


def _weight(one: Weighed) -> tuple[bool, int, int, str]:
    record = one.entry.record
    return (record.status == "retired", -len(one.met), one.severity_rank, record.id)
