"""One line of a record by itself: its dashes, the name of its field, and where its value begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from kb.read.traps.plain import TROUBLE, split_key

_ENTRY = re.compile(r" *((?:-(?: +|$))*)(?:(\w[\w-]*+) *:(?: +|$))?(.*)")


class LineParts(NamedTuple):
    """The parts of a line: `column` is where the field's name begins, or the value when it has no name."""

    dashes: str
    word: str | None
    column: int
    value_column: int


def parse_entry(text: str) -> LineParts:
    """The parts of a line that is not blank, no comment, and not inside a block."""
    found = _ENTRY.match(text)
    if found is None:
        return LineParts("", None, 0, 0)
    column = found.end(1)
    if not found[2] and TROUBLE.search(text, column) and (key := split_key(text[column:])):
        return LineParts(found[1], key[0], column, column + key[1])
    return LineParts(found[1], found[2], column, found.start(3))
