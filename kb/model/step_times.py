"""When one step was planned and when it happened. Knows instants, no record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from kb.model.times.minutes import minutes_between
from kb.model.times.placing import Anchor, Moment, anchor_at


@dataclass(frozen=True)
class StepTimes:
    """One step: when it was planned (None when a minute is missing before it) and when it really happened."""

    planned_start: datetime | None
    planned_end: datetime | None
    started: Moment | None
    finished: Moment | None

    @cached_property
    def minutes(self) -> int | None:
        """Minutes it really took."""
        return minutes_between(self.started, self.finished)

    @property
    def span(self) -> Anchor | None:
        """From its beginning to its end, or None when nobody noted its beginning."""
        begun = anchor_at(self.started)
        return begun.including(self.finished) if begun else None
