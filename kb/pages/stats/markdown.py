"""Tables as Markdown, to paste into a report. Nothing of a record can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kb.detect.answer.markdown import escaped
from kb.pages.stats.table import RECORD, Table

_NAME = re.compile(r"[\w.#-]+")
"""A name that can stand as code as it is."""
_HARMLESS = re.compile(r"(?:[^\W_]|[ .,:;()·-])*")
"""A text within a line that is no markup."""


def as_markdown(head: Sequence[str], tables: Sequence[Table], foot: str) -> str:
    """A heading, then each section with its table."""
    blocks = [f"## {_text(head[0])}", *map(_text, head[1:])]
    for table in tables:
        blocks += [f"### {table.heading}", *map(_text, table.said)]
        blocks += ["\n".join(_rows(table))] if table.rows else []
        blocks += map(_text, table.remarks)
    blocks += [f"*{_text(foot)}*"] if tables else []
    return "\n\n".join(blocks)


def _rows(table: Table) -> Iterator[str]:
    has_record = table.columns[-1] == RECORD
    last = len(table.columns) - 1
    yield _line(map(_text, table.columns))
    yield _line(["---" if not at or (has_record and at == last) else "--:" for at in range(last + 1)])
    for row in table.rows:
        yield _line([_name(cell) if has_record and at == last else _text(cell) for at, cell in enumerate(row)])


def _text(text: str) -> str:
    return text if _HARMLESS.fullmatch(text) else escaped(text)


def _name(cell: str) -> str:
    return f"`{cell}`" if _NAME.fullmatch(cell) else escaped(cell)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
