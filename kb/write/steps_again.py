"""The steps of an earlier window as the plan of a new one: what was done stands by as comments."""

from __future__ import annotations

from kb.library import LogEntry
from kb.model.step_times import StepTimes
from kb.model.worklog import BackOut, Step, WorkLog
from kb.write.phrases import phrase
from kb.write.yaml_text import Value, commented, fields, items

INDENT = 2


def undone(log: WorkLog) -> list[int]:
    """Which steps must be done again: those not known to be done; when all were done, all."""
    found = [index for index, step in enumerate(log.steps) if step.result != "done"]
    return found or list(range(len(log.steps)))


def steps_again(earlier: LogEntry, language: str) -> str:
    """The field `steps` of a new plan, in the old order; empty when the earlier window has no steps."""
    log, keep = earlier.record, undone(earlier.record)
    lines: list[str] = []
    told = False
    for index, step in enumerate(log.steps):
        text = _note(step, earlier.night.steps[index], log.id, language) + items([_planned(step)], INDENT)
        if index in keep:
            lines.append(text)
            told = False
            continue
        if not told:
            lines.append(" " * INDENT + f"# {phrase('done-before', language, id=log.id)}\n")
            told = True
        lines.append(commented(items([_planned(step)], INDENT), INDENT))
    return "".join(["steps:\n", *lines]) if lines else ""


def backout_again(log: WorkLog) -> str:
    """The field `backout_plan` of a new plan; a step that it begins at keeps its name or gets its new number."""
    return fields({"backout_plan": [_backout(plan, log) for plan in log.backout_plan]})


def _backout(plan: BackOut, log: WorkLog) -> dict[str, Value]:
    tested = plan.tested
    return {
        "when": plan.when,
        "do": plan.do,
        "minutes": plan.minutes,
        "from_step": _new_reference(plan.from_step, log),
        "tested": {"at": tested.at.text, "where": tested.where, "minutes": tested.minutes} if tested else None,
    }


def _new_reference(reference: str | None, log: WorkLog) -> str:
    index, keep = log.step_index(reference), undone(log)
    if index is None or index not in keep:
        return ""
    return log.steps[index].id or str(keep.index(index) + 1)


def _note(step: Step, times: StepTimes, log: str, language: str) -> str:
    if times.minutes is None or times.minutes == step.minutes:
        return ""
    return " " * INDENT + f"# {phrase('took', language, minutes=times.minutes, id=log)}\n"


def _planned(step: Step) -> dict[str, Value]:
    """A step without what became of it."""
    return {
        "id": step.id,
        "do": step.do,
        "owner": step.owner,
        "with": step.with_,
        "command": step.command,
        "touches": step.touches,
        "activity": step.activity,
        "minutes": step.minutes,
        "expect": step.expect,
        "point_of_no_return": step.point_of_no_return or None,
        "even_if_aborted": step.even_if_aborted or None,
    }
