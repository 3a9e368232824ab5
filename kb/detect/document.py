"""The kind `document`: lines of a runbook, a script or a CI file, with an exception on the same line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.detect.error_text import excerpt
from kb.detect.hit import Hit, Where
from kb.detect.lines import OutputLine, these
from kb.detect.patterns import Budget
from kb.detect.plan.hidden import Span, is_hidden
from kb.detect.text_search import TextSearch


def find_in_document(search: TextSearch, lines: Sequence[str], hidden: Sequence[Span], budget: Budget) -> Iterator[Hit]:
    """Every hit, one for each pitfall and line. Lines within `hidden` are never quoted.

    Raises TooCostly when the budget is spent.
    """
    seen: set[tuple[str, int]] = set()
    for match in search.find(these(list(_commands(lines))), budget):
        key = (match.known.pitfall, match.line.number)
        if key in seen:
            continue
        seen.add(key)
        detector = match.known.detector.document
        number = match.line.number
        shown = "" if is_hidden(number, hidden) else excerpt(match.line.text, match.column - match.line.column)
        where = Where(line=number, column=match.column, width=match.width, excerpt=shown)
        reason = f"line {number} matches {detector.pattern if detector else ''}"
        if detector and detector.unless:
            reason += f", and not {detector.unless}"
        yield Hit(match.known.pitfall, "document", reason, where)


def _commands(lines: Sequence[str]) -> Iterator[OutputLine]:
    """Each line; a command that goes on after a backslash is one line, told at its first."""
    number = 0
    while number < len(lines):
        first, text = number, lines[number]
        while text.rstrip().endswith("\\") and number + 1 < len(lines) and number - first < 20:
            number += 1
            text = text.rstrip()[:-1].rstrip() + " " + lines[number].strip()
        number += 1
        yield OutputLine(first + 1, 1, text[:20_000])
