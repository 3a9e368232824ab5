"""Planned minutes held against how long such steps really took before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from kb.brief.earlier import earlier_logs
from kb.library import Library, LogEntry
from kb.model.settings import fold
from kb.model.worklog import Step

NOT_COMPARABLE = ("failed", "stopped", "skipped", "not-run")
"""Results of steps whose minutes say nothing about how long the step takes."""


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


def estimates(library: Library, window: LogEntry) -> Estimates:
    """The comparison for one window."""
    past = list(_past(earlier_logs(library, window)))
    found = tuple(one for index, step in enumerate(window.record.steps) if (one := _estimate(index, step, past)))
    known = {one.index: one.usual for one in found}
    planned = [step.minutes for step in window.record.steps]
    usual = [known.get(index, minutes) for index, minutes in enumerate(planned)]
    return Estimates(found, _sum(planned), _sum(usual) if found else None)


def _past(logs: Iterable[LogEntry]) -> Iterator[tuple[Step, int, LogEntry]]:
    for log in logs:
        for step, times in zip(log.record.steps, log.night.steps, strict=True):
            if times.minutes is not None and times.minutes >= 0 and step.result not in NOT_COMPARABLE:
                yield step, times.minutes, log


def _estimate(index: int, step: Step, past: list[tuple[Step, int, LogEntry]]) -> Estimate | None:
    """By activity; a step without one, or with one that nobody used yet, by the same words."""
    for name in ("activity", "do"):
        wanted = fold(getattr(step, name))
        same = [one for one in past if wanted and fold(getattr(one[0], name)) == wanted]
        if same:
            took, logs = tuple(one[1] for one in same), tuple(one[2] for one in same)
            return Estimate(index, step, took, logs, name == "activity")
    return None


def _sum(minutes: list[int | None]) -> int | None:
    known = [one for one in minutes if one is not None]
    return sum(known) if known and len(known) == len(minutes) else None
