"""What a record's page says that the record itself does not: derived values, receipts, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kb.brief.compiled_checklist import compiled_pauses
from kb.library import Entry, LogEntry
from kb.links.documents import Document
from kb.model.checklist import Checklist
from kb.model.latest import Latest, latest_decision, to_spare
from kb.model.pitfall import Pitfall
from kb.model.record import Record
from kb.model.state import BEFORE, owed_steps
from kb.model.step_times import StepTimes
from kb.model.times.placing import Moment
from kb.model.worklog import Decision, Deviation, Event, Step
from kb.pages.desk import Desk
from kb.pages.history import pitfall_history
from kb.problem import Level


def facts_of(desk: Desk, entry: Entry[Record]) -> Mapping[str, object]:
    """Everything a record's template is given beside the record."""
    facts: dict[str, object] = {
        "receipts": receipts(desk, entry),
        "problems": [one for one in desk.problems.get(entry.id, ()) if one.level is not Level.ERROR],
    }
    record = entry.record
    if isinstance(record, Pitfall):
        facts["history"] = pitfall_history(desk, record)
    elif isinstance(record, Checklist):
        facts["pauses"] = compiled_pauses(desk.library, record)
    return facts


@dataclass(frozen=True, slots=True)
class Receipts:
    """Who names this record: other records, and hand-written pages."""

    records: tuple[Entry[Record], ...]
    documents: tuple[Document, ...]


def receipts(desk: Desk, entry: Entry[Record]) -> Receipts:
    """Everything that links here, each once."""
    library = desk.library
    origins = dict.fromkeys(reference.origin for reference in library.referred_by.get(entry.id, ()))
    records = tuple(library.by_id[origin] for origin in origins)
    names = {entry.id, *entry.record.aliases}
    documents = tuple(one for one in desk.documents if any(mention.target in names for mention in one.mentions))
    return Receipts(records, documents)


@dataclass(frozen=True, slots=True)
class NumberedStep:
    """A step with its number from 1, its times, and the latest decision while it runs."""

    number: int
    step: Step
    times: StepTimes
    latest: Latest | None


@dataclass(frozen=True, slots=True)
class PlacedDecision:
    """A decision, when it fell, and how many minutes before it would have been too late (negative: after)."""

    decision: Decision
    at: Moment | None
    to_spare: int | None


@dataclass(frozen=True, slots=True)
class LogFacts:
    """The derived values of a work log."""

    state: str
    planning: bool
    latest: Latest | None
    steps: tuple[NumberedStep, ...]
    timeline: tuple[tuple[Event, Moment | None], ...]
    deviations: tuple[tuple[Deviation, Moment | None, NumberedStep | None], ...]
    decisions: tuple[PlacedDecision, ...]
    owed: tuple[Step, ...]
    planned_minutes: int | None
    """Sum of the steps' planned minutes; None when one is missing."""
    pitfalls: tuple[str, ...]
    """Ids of the pitfalls it met, each once."""
    followed_by: tuple[LogEntry, ...]
    day: datetime | None


def log_facts(desk: Desk, entry: LogEntry) -> LogFacts:
    """Compute the derived values of one log."""
    log, night = entry.record, entry.night
    steps = tuple(
        NumberedStep(n + 1, step, night.steps[n], latest_decision(log, night, n)) for n, step in enumerate(log.steps)
    )
    latest = latest_decision(log, night)
    minutes = [step.minutes for step in log.steps]
    state = desk.state(entry)
    aborted = log.outcome in ("aborted", "rolled-back")
    return LogFacts(
        state=str(state),
        planning=state in BEFORE,
        latest=latest,
        steps=steps,
        timeline=tuple(zip(log.timeline, night.timeline, strict=True)),
        deviations=tuple(
            (one, night.deviations[n], _step(steps, log.step_index(one.step))) for n, one in enumerate(log.deviations)
        ),
        decisions=tuple(
            PlacedDecision(one, night.decisions[n], to_spare(night.decisions[n], latest))
            for n, one in enumerate(log.decisions)
        ),
        owed=tuple(step for _, step in owed_steps(log)) if aborted else (),
        planned_minutes=sum(one or 0 for one in minutes) if minutes and None not in minutes else None,
        pitfalls=tuple(dict.fromkeys(one.pitfall for one in log.deviations if one.pitfall not in (None, "none"))),
        followed_by=_followed_by(desk, entry.id),
        day=night.day.at if night.day else None,
    )


def _step(steps: Sequence[NumberedStep], index: int | None) -> NumberedStep | None:
    return steps[index] if index is not None else None


def _followed_by(desk: Desk, id: str) -> tuple[LogEntry, ...]:
    references = desk.library.referred_by.get(id, ())
    logs = (desk.library.log(one.origin) for one in references if one.path[:1] == ("follows",))
    return tuple(log for log in logs if log)
