"""The brief: one value with everything to read before a window, and how it is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kb.brief.actions import Unshipped, unshipped
from kb.brief.checklist import PausePoint, compile_checklist
from kb.brief.deciding import Deciding, deciding
from kb.brief.estimates import Estimates, estimates
from kb.brief.past import Past
from kb.brief.people import People, people
from kb.brief.risks import Risk, risks
from kb.library import LogEntry
from kb.model.state import BEFORE, State, state_of
from kb.model.worklog import Question, Review
from kb.problem import Problem

SHOWN_ELSEWHERE = frozenset({"changed-since-review", "first-timer-alone", "go-unanswered"})
"""Rules whose findings are parts of a brief of their own."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review of the plan, and whether the plan is another one since."""

    review: Review
    changed: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything to read before one window."""

    window: LogEntry
    state: State
    runs_into: tuple[Risk, ...]
    """Pitfalls that a detector sees in this plan, the heaviest first."""
    applies: tuple[Risk, ...]
    """Pitfalls known of what is worked on, which no detector sees in this plan."""
    waived: tuple[Risk, ...]
    checklist: tuple[PausePoint, ...]
    deciding: Deciding
    estimates: Estimates
    actions: tuple[Unshipped, ...]
    people: People
    unanswered: tuple[Question, ...]
    refused: tuple[Question, ...]
    """Go/no-go questions answered with no."""
    missing: tuple[Problem, ...]
    """What the plan does not say yet, as far as no other part tells it."""
    reviews: tuple[Reviewed, ...]

    @property
    def is_over(self) -> bool:
        """The window is over, or was cancelled: the brief is history."""
        return self.state not in BEFORE


def brief_of(
    past: Past, window: LogEntry, now: datetime, problems: Sequence[Problem], runbook: Sequence[str] = ()
) -> Brief:
    """The brief of a window at `now`. `problems` are those of its record; `runbook` are the lines of its runbook."""
    library, log = past.library, window.record
    found = risks(library, window, now, runbook)
    live = [risk for risk in found if risk.waived is None]
    return Brief(
        window=window,
        state=state_of(log, window.night, now),
        runs_into=tuple(risk for risk in live if risk.recognised),
        applies=tuple(risk for risk in live if not risk.recognised),
        waived=tuple(risk for risk in found if risk.waived is not None),
        checklist=compile_checklist(library, window, found),
        deciding=deciding(window),
        estimates=estimates(past, window),
        actions=unshipped(past, window, now, [risk.entry.id for risk in live]),
        people=people(past, window),
        unanswered=tuple(one for one in log.go_if if one.answer is None),
        refused=tuple(one for one in log.go_if if one.answer == "no"),
        missing=tuple(one for one in problems if one.rule not in SHOWN_ELSEWHERE),
        reviews=tuple(
            Reviewed(one, (window.id, one.revision) in library.changed_since_review) for one in log.reviewed_by
        ),
    )
