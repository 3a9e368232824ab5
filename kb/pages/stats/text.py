"""Tables for a person at a terminal of 80 columns; full-width characters count as two."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.pages.stats.table import RECORD, Table
from kb.report.visible import columns, visible

WIDTH = 80
GAP = 2
INDENT = " " * GAP
BELOW = INDENT * 2
"""Before what stands on a line of its own below its row."""
BOLD, DIM = "1", "2"


def as_text(head: Sequence[str], tables: Sequence[Table], foot: str, *, color: bool = False) -> str:
    """The head, each table below its heading, the foot. A record that does not fit goes below its row, whole."""
    ink = _Ink(color)
    lines = [ink(visible(head[0]), BOLD), *map(visible, head[1:])]
    for table in tables:
        lines += ["", *_table(table, ink)]
    lines += ["", *textwrap.wrap(foot, WIDTH)] if tables else []
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Ink:
    color: bool

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text.strip() else text


def _table(table: Table, ink: _Ink) -> Iterator[str]:
    yield ink(table.heading, BOLD)
    yield from _sentences(table.said)
    if table.rows:
        yield from _rows(table, ink)
    yield from _sentences(table.remarks)


def _sentences(sentences: Iterable[str]) -> Iterator[str]:
    for one in sentences:
        yield from textwrap.wrap(one, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def _rows(table: Table, ink: _Ink) -> Iterator[str]:
    """The heading and the rows; numbers are flush right, so that they can be compared."""
    records = table.columns[-1] == RECORD
    rows = [tuple(map(visible, row if records else (*row, ""))) for row in (table.columns, *table.rows)]
    widths = [max(_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    beside = sum(GAP + width for width in widths) <= WIDTH
    widths[0] = min(widths[0], WIDTH - GAP - sum(GAP + width for width in widths[1:-1]))
    for number, (name, *cells, record) in enumerate(rows):
        fits = _width(name) <= widths[0]
        if not fits:
            yield f"{INDENT}{name}"
        line = _left(f"{INDENT}{name if fits else ''}", GAP + widths[0])
        line += "".join(_right(cell, width) for cell, width in zip(cells, widths[1:-1], strict=True))
        line = f"{line}{INDENT}{record}".rstrip() if beside else line.rstrip()
        yield line if number else ink(line, DIM)
        if number and record and not beside:
            yield ink(f"{BELOW}{record}", DIM)


def _left(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _right(text: str, width: int) -> str:
    return " " * (GAP + width - _width(text)) + text


def _width(text: str) -> int:
    return sum(map(columns, text))
