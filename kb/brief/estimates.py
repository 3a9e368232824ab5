"""Planned minutes held against how long such steps really took before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from kb.brief.earlier import is_earlier
from kb.brief.past import Past, keys_of
from kb.library import LogEntry
from kb.model.worklog import Step


@dataclass(frozen=True, slots=True)
class Estimate:
    """One planned step against earlier ones. `index` from 0; minutes oldest last, `logs` beside them."""

    index: int
    step: Step
    took: tuple[int, ...]
    logs: tuple[LogEntry, ...]
    by_activity: bool
    """Compared by the step's activity; else by its words."""

    @property
    def usual(self) -> int:
        """The median."""
        return round(median(self.took))

    @property
    def short(self) -> int:
        """Minutes by which the plan is below the median; 0 when it is not, or when it has no number."""
        return max(0, self.usual - self.step.minutes) if self.step.minutes is not None else 0


@dataclass(frozen=True, slots=True)
class Estimates:
    """Every step that can be compared, and both sums: as planned, and as it usually goes."""

    steps: tuple[Estimate, ...]
    planned: int | None
    """None when a step has no minutes."""
    usual: int | None
    """The median where there is one, else the plan; None when a step has neither."""


def estimates(past: Past, window: LogEntry) -> Estimates:
    """The comparison for one window."""
    steps, ask = window.record.steps, is_earlier(window)
    found = tuple(one for index, step in enumerate(steps) if (one := _estimate(index, step, past, ask)))
    known = {one.index: one.usual for one in found}
    planned = [step.minutes for step in steps]
    usual = [known.get(index, minutes) for index, minutes in enumerate(planned)]
    return Estimates(found, _sum(planned), _sum(usual) if found else None)


def _estimate(index: int, step: Step, past: Past, ask: Callable[[LogEntry], bool]) -> Estimate | None:
    """By activity; a step without one, or with one that nobody used yet, by the same words."""
    for key in keys_of(step):
        if same := [one for one in past.took.get(key, ()) if ask(one[1])]:
            took, logs = zip(*same, strict=True)
            return Estimate(index, step, took, logs, key[0] == "activity")
    return None


def _sum(minutes: list[int | None]) -> int | None:
    known = [one for one in minutes if one is not None]
    return sum(known) if known and len(known) == len(minutes) else None
