"""Problems for a person at a terminal: one line to grep, the line of the file with a caret, help, a summary.

The caret stands right below full-width characters; long lines are cut around it.
"""

from __future__ import annotations

from kb.problem import Level, Place, Problem
from kb.report.report import Report
from kb.report.visible import columns, show, visible

MAX_COLUMNS = 100
"""Of an excerpt; a longer line is cut around the caret."""
CONTEXT = 40
"""Columns kept before the caret of a line that is cut."""

_COLORS = {Level.ERROR: "31", Level.WARNING: "33", Level.HINT: "36"}


def as_text(report: Report) -> str:
    """Every problem with its excerpt, then the summary."""
    blocks = ["\n".join(_block(problem, report)) + "\n" for problem in report.problems]
    return "\n".join([*blocks, report.summary])


def _block(problem: Problem, report: Report) -> list[str]:
    place, color = problem.place, _COLORS[problem.level]
    where = f"{visible(report.path(problem))}:{place.line}:{place.column}:"
    weight = _paint(f"{problem.level}[{problem.rule}]", f"1;{color}", report)
    lines = [f"{_paint(where, '1', report)} {weight}: {visible(problem.message)}"]
    gutter = " " * len(str(place.line))
    if place.text:
        shown, before, marked = excerpt(place)
        bar = _paint("|", "2", report)
        caret = _paint("^" * marked, f"1;{color}", report)
        lines += [f"{gutter} {bar}", f"{place.line} {bar} {shown}".rstrip(), f"{gutter} {bar} {' ' * before}{caret}"]
    if problem.help:
        first, *rest = problem.help.split("\n")
        lines.append(f"{gutter} = {_paint('help:', '1', report)} {visible(first)}")
        lines += [f"{gutter}         {visible(line)}" for line in rest]
    return lines


def excerpt(place: Place) -> tuple[str, int, int]:
    """The place's line as shown, the columns before the caret, and the columns under it."""
    widths = [columns(character) for character in place.text]
    first = min(place.column - 1, len(widths))
    last = min(first + max(place.width, 1), len(widths))
    left, right = _window(widths, first)
    head = "…" if left else ""
    tail = "…" if right < len(widths) else ""
    shown = head + "".join(show(character) for character in place.text[left:right]) + tail
    before = len(head) + sum(widths[left:first])
    return shown, before, max(1, sum(widths[first : min(last, right)]))


def _window(widths: list[int], first: int) -> tuple[int, int]:
    """Which characters to show, from and to, so that `first` is among them."""
    if sum(widths) <= MAX_COLUMNS:
        return 0, len(widths)
    room = MAX_COLUMNS - 2
    left, before = first, 0
    while left and before + widths[left - 1] <= CONTEXT:
        left -= 1
        before += widths[left]
    right, used = first, before
    while right < len(widths) and used + widths[right] <= room:
        used += widths[right]
        right += 1
    while left and used + widths[left - 1] <= room:
        left -= 1
        used += widths[left]
    return left, right


def _paint(text: str, code: str, report: Report) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if report.color else text
