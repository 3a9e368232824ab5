"""Every step that is named exists, and its name means one step.

A back-out plan applied "from step 6". Somebody put a new step in front, and from then on the plan counted the
forty minutes of restoring the database one step too early, or too late. Give the steps that others speak of a name
with `id`; numbers count from 1 and move.

PASS:

    title: Recreate the database
    backout_plan:
      - do: Restore the snapshot
        minutes: 40
        from_step: apply
    steps:
      - do: Take a snapshot
      - id: apply
        do: Apply the change

FAIL:

    title: Recreate the database
    backout_plan:
      - do: Restore the snapshot
        minutes: 40
        from_step: aply
    steps:
      - do: Take a snapshot
      - id: apply
        do: Apply the change
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library, LogEntry
from kb.model.file.path import Path
from kb.model.values.fields import nearest
from kb.model.worklog import WorkLog
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "known-step"
LEVEL = Level.ERROR


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """References to steps that are not there, and names that mean two steps."""
    for entry in library.logs:
        for path, reference in _references(entry.record):
            if entry.record.step_index(reference) is None:
                yield Finding(entry, path, f"no step is called '{reference}'", _help(entry.record, reference))
        yield from _ambiguous(entry)


def _references(log: WorkLog) -> Iterator[tuple[Path, str]]:
    for index, plan in enumerate(log.backout_plan):
        if plan.from_step:
            yield ("backout_plan", index, "from_step"), plan.from_step
    for index, deviation in enumerate(log.deviations):
        if deviation.step:
            yield ("deviations", index, "step"), deviation.step


def _ambiguous(entry: LogEntry) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, step in enumerate(entry.record.steps):
        if not step.id:
            continue
        path = ("steps", index, "id")
        if step.id in first:
            message = f"'{step.id}' is the name of step {first[step.id] + 1} already"
            yield Finding(entry, path, message, "give each step a name of its own")
        elif step.id.isdigit() and step.id != str(index + 1):
            message = f"step {index + 1} is called '{step.id}', which means step {step.id}"
            yield Finding(entry, path, message, "name it with a word")
        first.setdefault(step.id, index)


def _help(log: WorkLog, reference: str) -> str:
    names = tuple(step.id for step in log.steps if step.id)
    if close := nearest(reference, names):
        return f"did you mean '{close}'?"
    if not log.steps:
        return "this log lists no steps; leave it out, or list them"
    numbers = f"a number from 1 to {len(log.steps)}"
    return f"write {numbers}, or one of: {', '.join(names[:9])}" if names else f"write {numbers}"
