"""Which maps and lists are open at a line, and how the next line can stand to them: below, beside, or astray."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple


class OpenLevel(NamedTuple):
    """A map or list that is still open: its column, and the field it belongs to (a map: its latest field)."""

    column: int
    is_list: bool
    field: str


class Open(NamedTuple):
    """A field or item that waits for its value on the lines below."""

    line: int
    column: int
    field: str
    item: bool


class Stand(Enum):
    """How a line stands to what came before it."""

    CHILD = "the value of a field or item above"
    NEXT = "the next field or item of an open map or list"
    STRAY = "neither"


ROOT = Open(0, -1, "", item=False)
"""What the first line of a record is a value of."""


def stand_of(open_levels: Sequence[OpenLevel], waiting: Open | None, column: int, *, item: bool) -> tuple[Stand, int]:
    """How a line at `column` stands, and how many of `open_levels` are still open then."""
    depth = len(open_levels)
    while depth and open_levels[depth - 1].column > column:
        depth -= 1
    if waiting and (column > waiting.column or (item and column == waiting.column and not waiting.item)):
        return Stand.CHILD, depth
    if depth and open_levels[depth - 1].column == column:
        if open_levels[depth - 1].is_list == item:
            return Stand.NEXT, depth
        if not item and depth > 1 and open_levels[depth - 2].column == column:
            return Stand.NEXT, depth - 1
    return Stand.STRAY, depth


def is_own(open_levels: Sequence[OpenLevel], column: int) -> bool:
    """Whether what stands at `column` is below a field of the team's own (`x-…`): that is nobody's business."""
    return any(opened.column < column and opened.field.startswith("x-") for opened in open_levels)


def is_item(content: str) -> bool:
    """Whether a line without its indentation begins an item of a list."""
    return content == "-" or content.startswith("- ")
