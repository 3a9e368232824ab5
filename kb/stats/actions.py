"""What became of actions: how many are open, and how long the others took."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kb.library import Library, LogEntry
from kb.model.state import age_in_days, is_overdue
from kb.model.times.moments import Form
from kb.model.worklog import Action
from kb.read.beside.action_states import own_name
from kb.stats.spread import Measured, Spread

_DAYS = (Form.DAY, Form.MINUTE)


@dataclass(frozen=True, slots=True)
class Actions:
    """How many, and days: from the night until an action was done, and until now for the oldest that is not."""

    open: int
    overdue: int
    """Of those that are open."""
    done: int
    until_done: Spread
    oldest: Measured | None

    @property
    def total(self) -> int:
        """All of them."""
        return self.open + self.done


def actions_of(library: Library, now: datetime) -> Actions:
    """The count at `now`; actions are named LOG#ID, or LOG#NUMBER from 1."""
    every = [(log, name, action) for log in library.logs for name, action in _named(log)]
    still_open = [one for one in every if one[2].done is None]
    ages = Spread.of((age_in_days(log.night, now), name) for log, name, _ in still_open)
    return Actions(
        open=len(still_open),
        overdue=sum(is_overdue(action, log.night.zone, now) for log, _, action in still_open),
        done=len(every) - len(still_open),
        until_done=Spread.of((_days(log, action), name) for log, name, action in every if action.done),
        oldest=ages.longest,
    )


def _named(log: LogEntry) -> Iterator[tuple[str, Action]]:
    for index, action in enumerate(log.record.actions):
        yield own_name(log.record, index, action), action


def _days(log: LogEntry, action: Action) -> int | None:
    """Days from the night to the day of `done`; None when either is no day, or they are the wrong way round."""
    night = log.night.day
    if not night or not night.at or not action.done or not action.done.day or action.done.form not in _DAYS:
        return None
    if night.when.form in (Form.MONTH, Form.YEAR):
        return None
    days = (action.done.day - night.at.date()).days
    return days if days >= 0 else None
