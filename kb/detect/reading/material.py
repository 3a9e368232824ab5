"""One input, read: the changes of a plan, the lines of a log, a document, the steps of a work log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.detect.plan.change import Change
from kb.detect.plan.from_json import read_plan
from kb.detect.plan.from_lines import read_lines
from kb.detect.plan.from_text import first_and_last, read_text
from kb.detect.reading.decode import decode, on_screen
from kb.detect.reading.find_plan import find_plans
from kb.detect.reading.guess import Form, guess
from kb.model.settings import Settings
from kb.model.source import Source
from kb.model.worklog import Step, WorkLog
from kb.problem import Level
from kb.read.record import File, read_record

ALL = 10**9
"""More lines than any input has."""
OutputLines = tuple[tuple[int, str], ...]


class Unreadable(Exception):
    """An input that cannot be read; the sentence says why, without a word of the input."""


@dataclass(frozen=True, slots=True)
class Material:
    """What an input holds; only the fields of its form are filled."""

    name: str
    form: Form
    changes: tuple[Change, ...] = ()
    output: OutputLines = ()
    """Lines that a program wrote, with their numbers."""
    hidden: tuple[tuple[int, int], ...] = ()
    """Lines that may hold values of a plan."""
    document: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    log: WorkLog | None = None
    source: Source | None = None
    trouble: str = ""
    """What could not be read of it."""
    note: str = ""
    """What a person should know of it, though it was read."""


def read_material(name: str, raw: bytes, form: Form | None, settings: Settings) -> Material:
    """What the bytes are. Raises Unreadable."""
    try:
        text = decode(raw)
        chosen = form or guess(name, on_screen(text[:2_000_000]))
        if chosen == "worklog":
            return _worklog(name, raw, settings)
        if chosen == "document":
            return Material(name, chosen, document=tuple(text.split("\n")))
        shown = on_screen(text)
        return _plan(name, shown) if chosen == "terraform-json" else _lines(name, chosen, shown.split("\n"))
    except ValueError as error:
        raise Unreadable(str(error)) from None
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None


def _plan(name: str, text: str) -> Material:
    plans, spans, trouble = find_plans(text)
    changes = tuple(change for plan in plans for change in read_plan(plan))
    return Material(name, "terraform-json", changes, _around(text, spans), ((1, ALL),), trouble=trouble)


def _around(text: str, spans: Sequence[tuple[int, int]]) -> OutputLines:
    """The lines before, between and after JSON: what a wrapper or a shell said."""
    parts, position = [], 0
    for start, end in spans:
        parts += [text[position:start], "\n" * text.count("\n", start, end)]
        position = end
    rest = "".join((*parts, text[position:]))
    return tuple((number, line) for number, line in enumerate(rest.split("\n"), 1) if line.strip())


def _lines(name: str, form: Form, lines: Sequence[str]) -> Material:
    if form == "terraform-lines":
        told = read_lines(lines)
        return Material(name, form, told.changes, told.messages, hidden=((1, ALL),))
    numbered = tuple((number, line) for number, line in enumerate(lines, 1) if line.strip())
    span = first_and_last(lines)
    return Material(name, form, read_text(lines), numbered, (span,) if span else ())


def _worklog(name: str, raw: bytes, settings: Settings) -> Material:
    entry, problems = read_record(File("logs/windows/worklog.yml", raw), "windows", settings)
    if entry is None or not isinstance(entry.record, WorkLog):
        first = next((one for one in problems if one.level is Level.ERROR), None)
        raise Unreadable(f"line {first.place.line}: {first.message}" if first else "it is no work log")
    return Material(name, "worklog", steps=entry.record.steps, log=entry.record, source=entry.source)
