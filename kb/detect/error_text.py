"""The kind `error_text`: lines of pasted output, CI logs and transcripts, also where a terminal wrapped them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kb.detect.hit import Hit, Where
from kb.detect.lines import Output, single_lines
from kb.detect.patterns import Budget
from kb.detect.plan.hidden import Span, is_hidden
from kb.detect.text_search import Match, TextSearch
from kb.detect.wrapping import joined_lines
from kb.late import late

if TYPE_CHECKING:
    from kb.secrets.scan import mask
else:
    mask = late("kb.secrets.scan:mask")

EXCERPT = 200
"""Characters of a line that are shown."""


def find_in_output(search: TextSearch, output: Output, hidden: Sequence[Span], budget: Budget) -> Iterator[Hit]:
    """Every hit; of wrapped lines only what no single line shows. Lines within `hidden` are never quoted.

    Raises TooCostly when the budget is spent.
    """
    seen: set[tuple[str, int]] = set()
    numbers: dict[str, list[int]] = {}
    for match in search.find(single_lines(output), budget):
        key = (match.known.pitfall, match.line.number)
        if key not in seen:
            seen.add(key)
            numbers.setdefault(match.known.pitfall, []).append(match.line.number)
            yield _hit(match, hidden)
    told: dict[str, int] = {}
    for match in search.find(joined_lines(output), budget):
        pitfall, number = match.known.pitfall, match.line.number
        if match.column > match.line.own:
            continue
        near = any((pitfall, number + ahead) in seen for ahead in range(5))
        if not near and number > told.get(pitfall, -5) + 4:
            told[pitfall] = number
            yield _hit(match, hidden)


def _hit(match: Match, hidden: Sequence[Span]) -> Hit:
    number = match.line.number
    detector = match.known.detector.error_text
    wrapped = " (wrapped over several lines)" if match.line.joined else ""
    where = Where(
        line=number,
        column=match.column if not match.line.joined else 1,
        width=match.width if not match.line.joined else 1,
        excerpt="" if is_hidden(number, hidden) else excerpt(match.line.text, match.column - match.line.column),
    )
    reason = f"line {number}{wrapped} matches {detector.pattern if detector else ''}"
    return Hit(match.known.pitfall, "error_text", reason, where)


def excerpt(text: str, start: int) -> str:
    """The part of a line around a match, secrets masked before anything is cut."""
    masked = mask(text)
    begin = max(0, min(start - 40, len(masked) - EXCERPT))
    cut = masked[begin : begin + EXCERPT].strip()
    return ("…" if begin else "") + cut + ("…" if begin + EXCERPT < len(masked) else "")
