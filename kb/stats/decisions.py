"""Which decisions were taken, and which of them fell too late. The arithmetic is the model's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kb.library import Library
from kb.model.latest import latest_decision, to_spare
from kb.model.times.minutes import minutes_between
from kb.model.worklog import CHOICES
from kb.stats.spread import Lateness, Pair


@dataclass(frozen=True, slots=True)
class Decisions:
    """By choice, those that occur; against `decide_by`; against the latest decision."""

    choices: Mapping[str, int]
    after_decide_by: Lateness
    after_latest: Lateness
    at_the_latest: int
    """Those whose latest decision lacks a number, so that it was really earlier."""

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.choices.values())


def decisions_of(library: Library) -> Decisions:
    """The decisions of every night."""
    choices: Counter[str] = Counter()
    planned: list[Pair] = []
    latest: list[Pair] = []
    unsure = 0
    for log in library.logs:
        night, last = log.night, latest_decision(log.record, log.night)
        for decision, at in zip(log.record.decisions, night.decisions, strict=True):
            choices[decision.choice] += 1
            if night.decide_by:
                planned.append((minutes_between(night.decide_by, at), log.id))
            if last:
                left = to_spare(at, last)
                latest.append((-left if left is not None else None, log.id))
                unsure += last.at_the_latest and left is not None
    ordered = {choice: choices[choice] for choice in sorted(choices, key=lambda one: (-choices[one], _rank(one)))}
    return Decisions(ordered, Lateness.of(planned), Lateness.of(latest), unsure)


def _rank(choice: str) -> int:
    return CHOICES.index(choice)
