"""The latest decision: until when the team may go on and still be back in time. Arithmetic only, with its workings.

latest decision = planned end − (longest back-out that applies + steps owed in any case + margin)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from kb.model.night import Night
from kb.model.times.minutes import add_minutes, minutes_between
from kb.model.times.placing import Moment
from kb.model.worklog import BackOut, WorkLog
from kb.words import later


@dataclass(frozen=True, slots=True, order=True)
class Missing:
    """A number nobody has written: `sentence` (for the catalogues) with its `{what}`."""

    sentence: str
    what: str = ""

    def __str__(self) -> str:
        return self.sentence.format(what=self.what)


@dataclass(frozen=True, slots=True)
class Latest:
    """The moment with its arithmetic, all in minutes. `missing` is what counted 0 for want of a number."""

    at: datetime
    backout: int
    owed: int
    margin: int
    by: BackOut | None
    missing: tuple[Missing, ...]

    @property
    def at_the_latest(self) -> bool:
        """True when something was missing: the real moment is earlier."""
        return bool(self.missing)


def latest_decision(log: WorkLog, night: Night, step: int | None = None) -> Latest | None:
    """The latest decision while `step` (an index) runs; without a step, the earliest over the whole window.

    None without an exact planned end.
    """
    if night.end is None or not night.end.exact or night.end.at is None or log.window is None:
        return None
    if step is None:
        steps = range(len(log.steps)) or (0,)
        found = [latest for n in steps if (latest := latest_decision(log, night, n))]
        earliest = min(found, key=lambda latest: latest.at.timestamp())
        return replace(earliest, missing=tuple(dict.fromkeys(one for latest in found for one in latest.missing)))
    plans = [plan for plan in log.backout_plan if (log.step_index(plan.from_step) or 0) <= step]
    by = max(plans, key=lambda plan: plan.minutes or 0, default=None)
    backout = (by.minutes or 0) if by else 0
    owed_steps = [one for one in log.steps[step:] if one.even_if_aborted]
    owed = sum(one.minutes or 0 for one in owed_steps)
    margin = log.window.margin or 0
    missing = [Missing(later("minutes of the back-out ‘{what}’"), plan.do) for plan in plans if plan.minutes is None]
    missing += [Missing(later("minutes of ‘{what}’"), one.do) for one in owed_steps if one.minutes is None]
    if not log.backout_plan:
        missing.append(Missing(later("a back-out plan")))
    at = add_minutes(night.end.at, -(backout + owed + margin))
    return Latest(at, backout, owed, margin, by, tuple(missing))


def to_spare(at: Moment | None, latest: Latest | None) -> int | None:
    """Minutes from a decision to the latest one, negative after it; None when either is not exactly known."""
    if at is None or latest is None:
        return None
    return minutes_between(at, Moment(at.when, latest.at))
