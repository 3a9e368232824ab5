"""One input, read: the changes of a plan, the lines of a log, a document, the steps of a work log."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.detect.lines import Output, output_from, output_of, unled, unstamped
from kb.detect.plan.change import Change
from kb.detect.plan.from_json import is_cut_short, read_plan
from kb.detect.plan.from_lines import looks_like_lines, read_lines
from kb.detect.plan.from_text import read_text
from kb.detect.plan.hidden import Span, value_spans
from kb.detect.reading.asciicast import read_cast
from kb.detect.reading.decode import decode, on_screen
from kb.detect.reading.find_plan import NoPlan, Plans, find_plans, looks_like_plan
from kb.detect.reading.guess import Form, guess
from kb.detect.reading.mended import mended
from kb.late import late
from kb.model.settings import Settings

if TYPE_CHECKING:
    from kb.detect.reading.worklog import read_worklog
    from kb.model.file.source import Source
    from kb.model.worklog import Step, WorkLog
else:
    read_worklog = late("kb.detect.reading.worklog:read_worklog")

ALL = 10**9
"""More lines than any input has."""
PLAN_KEY = '"resource_changes"'
HOLDS_A_PLAN = "it holds the JSON of a plan, which is not judged in a document; --as terraform-json does"
CUT_SHORT = "Terraform says that this plan is not complete, so more may come"


class Unreadable(Exception):
    """An input that cannot be read; the sentence says why, without a word of the input."""


@dataclass(frozen=True, slots=True)
class Material:
    """What an input holds; only the fields of its form are filled."""

    name: str
    form: Form
    changes: tuple[Change, ...] = ()
    output: Output = field(default_factory=Output)
    hidden: tuple[Span, ...] = ()
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
        recorded = read_cast(text)
        if recorded is None:
            return _read(Given(name, raw, text, form), settings)
        text, numbers = recorded
        return _in_recording(_read(Given(name, raw, text, form), settings), numbers)
    except ValueError as error:
        raise Unreadable(str(error)) from None
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None


@dataclass(frozen=True, slots=True)
class Given:
    """An input, its text, and what it is where somebody said so."""

    name: str
    raw: bytes
    text: str
    form: Form | None


def _read(given: Given, settings: Settings) -> Material:
    name, text = given.name, given.text
    shown = on_screen(text)
    written = shown.split("\n")
    told = unstamped(written)
    lines = unled(told)
    chosen = given.form or guess(name, shown, lines)
    if chosen == "worklog":
        entry = read_worklog(given.raw, settings)
        return Material(name, chosen, steps=entry.record.steps, log=entry.record, source=entry.source)
    if chosen == "document":
        note = HOLDS_A_PLAN if PLAN_KEY in text else ""
        return Material(name, chosen, document=tuple(text.split("\n")), hidden=_spans(text, lines), note=note)
    if not shown.strip():
        raise Unreadable("it is empty; did the command before it fail?")
    if chosen == "terraform-json":
        return _plan(name, shown, lines)
    if chosen == "terraform-lines":
        return _lines(name, lines)
    return Material(name, chosen, read_text(lines), output_from(written, told), value_spans(lines))


def _in_recording(material: Material, numbers: Sequence[int]) -> Material:
    """The same, told by the lines of the recording instead of those of the screen."""

    def line(number: int) -> int:
        return numbers[min(number, len(numbers)) - 1]

    output = replace(material.output, numbers=[line(number) for number in material.output.numbers])
    hidden = tuple((line(first), ALL if last == ALL else line(last)) for first, last in material.hidden)
    return replace(material, output=output, hidden=hidden)


def _spans(text: str, lines: Sequence[str]) -> tuple[Span, ...]:
    """Where a document may show values of a plan; all of it, when that plan is JSON."""
    return ((1, ALL),) if looks_like_plan(text) or any(map(looks_like_lines, lines)) else value_spans(lines)


def _plan(name: str, text: str, lines: Sequence[str]) -> Material:
    try:
        plans, spans, trouble = find_plans(text)
    except NoPlan as first:
        text, (plans, spans, trouble) = _mended(lines, first)
    changes = tuple(change for plan in plans for change in read_plan(plan))
    note = CUT_SHORT if any(map(is_cut_short, plans)) else ""
    return Material(name, "terraform-json", changes, _around(text, spans), ((1, ALL),), trouble=trouble, note=note)


def _mended(lines: Sequence[str], first: NoPlan) -> tuple[str, Plans]:
    """The first way to read the lines in which there is a plan. Raises `first` when there is none."""
    for text in mended(lines):
        with suppress(NoPlan):
            return text, find_plans(text)
    raise first


def _around(text: str, spans: Sequence[tuple[int, int]]) -> Output:
    """The lines before, between and after JSON: what a wrapper or a shell said."""
    parts, position = [], 0
    for start, end in spans:
        parts += [text[position:start], "\n" * text.count("\n", start, end)]
        position = end
    rest = "".join((*parts, text[position:])).split("\n")
    return output_from(rest, unstamped(rest))


def _lines(name: str, lines: Sequence[str]) -> Material:
    told = read_lines(lines)
    return Material(name, "terraform-lines", told.changes, output_of(told.messages), hidden=((1, ALL),))
