"""A new window: the plan with what is known, or with what an earlier window left behind."""

from __future__ import annotations

from collections.abc import Sequence

from kb.library import Library, LogEntry
from kb.model.state import open_actions
from kb.model.worklog import Contingency, Person, WorkLog
from kb.write.new_record import Basics, begin, one_line
from kb.write.phrases import phrase
from kb.write.pitfalls_again import known_pitfalls, questions_about
from kb.write.replacing import with_field
from kb.write.steps_again import backout_again, steps_again
from kb.write.yaml_text import Value, fields, items


def new_window(basics: Basics, start: str, end: str) -> str:
    """The text of a window of which no more than title and time are known."""
    return begin(basics, start=start, end=end)


def window_after(text: str, basics: Basics, earlier: LogEntry, library: Library) -> str:
    """`text`, a new window, with what `earlier` left behind.

    That is: systems, tools, tags, roles, checklists, the plans to turn back or go on, undone steps, and as
    questions before the start the earlier questions, the open actions and the pitfalls met or avoided.
    """
    log = earlier.record
    taken = (
        ("systems", fields({"systems": log.systems})),
        ("tools", fields({"tools": log.tools})),
        ("tags", fields({"tags": log.tags})),
        ("follows", fields({"follows": [log.id]})),
        ("people", fields({"people": _roles(log.people)})),
        ("runbook", fields({"runbook": {"ref": log.runbook.ref} if log.runbook else None})),
        ("checklists", fields({"checklists": [library.names.get(name, name) for name in log.checklists]})),
        ("go_if", _questions(log, library, basics.language)),
        ("abort_if", fields({"abort_if": log.abort_if})),
        ("backout_plan", backout_again(log)),
        ("contingencies", fields({"contingencies": [_contingency(one) for one in log.contingencies]})),
        ("steps", steps_again(earlier, basics.language)),
    )
    for name, lines in taken:
        text = with_field(text, name, lines)
    return text.replace("\nwindow:\n", f"\n{fields({'timezone': log.timezone})}window:\n", 1)


def _roles(people: Sequence[Person]) -> list[Value]:
    return [{"role": role} for role in dict.fromkeys(person.role for person in people)]


def _contingency(one: Contingency) -> Value:
    return {"when": one.when, "do": one.do, "minutes": one.minutes}


def _questions(log: WorkLog, library: Library, language: str) -> str:
    asked = [question.what for question in log.go_if]
    asked += [phrase("action-done", language, do=one_line(one.do), id=log.id) for _, one in open_actions(log)]
    lines = items([{"what": what} for what in asked], 2)
    lines += "".join(questions_about(entry, language) for entry in known_pitfalls(log, library))
    return f"go_if:\n{lines}" if lines else ""
