"""Every word of a record that the vocabulary may know, with its facet and its path. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.model.checklist import Checklist
from kb.model.file.path import Path
from kb.model.pitfall import Pitfall
from kb.model.record import Record
from kb.model.settings import Facet
from kb.model.worklog import Step, WorkLog

Word = tuple[Facet, Path, str]


def words_used(record: Record) -> Iterator[Word]:
    """Every system, tool, touched thing and role that `record` names."""
    if isinstance(record, WorkLog):
        yield from _in_log(record)
    elif isinstance(record, Pitfall):
        yield from _in_pitfall(record)
    elif isinstance(record, Checklist):
        for name, scope in (("for", record.for_), ("include", record.include)):
            if scope is not None:
                yield from _each("systems", (name, "systems"), scope.systems)
                yield from _each("tools", (name, "tools"), scope.tools)


def _in_log(log: WorkLog) -> Iterator[Word]:
    yield from _each("systems", ("systems",), log.systems)
    yield from _each("tools", ("tools",), log.tools)
    for index, person in enumerate(log.people):
        yield "roles", ("people", index, "role"), person.role
    for index, review in enumerate(log.reviewed_by):
        yield "roles", ("reviewed_by", index, "role"), review.role
    yield from _in_steps(log.steps, ("steps",))
    for index, decision in enumerate(log.decisions):
        yield from _each("roles", ("decisions", index, "by"), decision.by)
    for index, action in enumerate(log.actions):
        yield "roles", ("actions", index, "owner"), action.owner


def _in_steps(steps: Iterable[Step], path: Path) -> Iterator[Word]:
    for index, step in enumerate(steps):
        yield "roles", (*path, index, "owner"), step.owner
        yield from _each("touches", (*path, index, "touches"), step.touches)


def _in_pitfall(pitfall: Pitfall) -> Iterator[Word]:
    yield "roles", ("owner",), pitfall.owner
    yield from _each("systems", ("applies_to", "systems"), pitfall.applies_to.systems)
    yield from _each("tools", ("applies_to", "tools"), pitfall.applies_to.tools)
    for index, detector in enumerate(pitfall.detect):
        for name in ("first", "then", "unless_between") if detector.steps else ():
            if match := getattr(detector.steps, name):
                yield from _each("touches", ("detect", index, "steps", name, "touches"), match.touches)


def _each(facet: Facet, path: Path, words: Iterable[str]) -> Iterator[Word]:
    for index, word in enumerate(words):
        yield facet, (*path, index), word
