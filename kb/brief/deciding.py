"""The latest decision for a window, with what it is made of, held against the time that the plan sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kb.library import LogEntry
from kb.model.latest import Latest, latest_decision


@dataclass(frozen=True, slots=True)
class StepLatest:
    """The latest decision while one step runs; `index` from 0."""

    index: int
    latest: Latest


@dataclass(frozen=True, slots=True)
class Deciding:
    """Until when the team may go on. `latest` is None without an exact planned end."""

    end: datetime | None
    latest: Latest | None
    decide_by: datetime | None
    steps: tuple[StepLatest, ...]
    """For each step, where it is not the same for all."""

    @property
    def too_late(self) -> int:
        """Minutes by which `decide_by` is after the latest decision of the whole window; 0 when it is not."""
        if self.latest is None or self.decide_by is None:
            return 0
        return max(0, round((self.decide_by.timestamp() - self.latest.at.timestamp()) / 60))


def deciding(entry: LogEntry) -> Deciding:
    """The arithmetic of one window."""
    log, night = entry.record, entry.night
    found = [(index, latest_decision(log, night, index)) for index in range(len(log.steps))]
    steps = tuple(StepLatest(index, latest) for index, latest in found if latest)
    differ = len({one.latest.at for one in steps}) > 1
    end = night.end.at if night.end and night.end.exact else None
    decide_by = night.decide_by.at if night.decide_by and night.decide_by.exact else None
    return Deciding(end, latest_decision(log, night), decide_by, steps if differ else ())
