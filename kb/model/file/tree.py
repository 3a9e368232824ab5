"""The values of one file as YAML understood them, and where each stands: maps, lists, texts, and rows of numbers.

Room counts, as every record is kept whole: a row has eight numbers, and no value is an object of its own.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, count
from typing import NamedTuple, Union, cast

from kb.model.file.nodes import Branch, Leaf, Node
from kb.model.file.path import Path

Value = Union[str, None, list["Value"], dict[str, "Value"]]  # noqa: UP007  # a forward reference cannot be joined with |
"""None is a field that was written without a value."""
Values = dict[str, Value]

STYLES = ("", "'", '"', "|", ">")
"""How a text is written; its place here stands in its row."""


class Row(NamedTuple):
    """Where a value stands, all from 0: its key and the key's width (zeros in a list), its beginning, a text's end."""

    key_line: int
    key_column: int
    key_width: int
    line: int
    column: int
    end_line: int
    end_column: int
    style: int


WIDTH = len(Row._fields)


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """The fields of a file; `numbers` holds a row for the whole, then for each value, in the order of the file."""

    values: Values
    numbers: array[int] = field(default_factory=lambda: array("I"))
    has_blanks: bool = True
    """Whether a field may have been written without a value."""

    def row(self, number: int) -> Row:
        """The row with that number; a tree that was never written has none."""
        return Row(*(self.numbers[number * WIDTH : (number + 1) * WIDTH] or (0,) * WIDTH))

    def texts(self, having: str = "") -> Iterator[tuple[Path, str]]:
        """Every scalar in which `having` stands, with its path, in the order of the file."""
        return _texts(self.values, (), having)

    def leaves(self) -> Iterator[tuple[Path, Leaf]]:
        """Every scalar with its path and place, in the order of the file."""
        return _leaves(self, self.values, (), count(1))

    def nodes(self) -> Branch:
        """All of it as nodes."""
        _, root = _node(self, self.values, count(0))
        return cast("Branch", root)

    def node(self, path: Path) -> Node | None:
        """The value at `path` as a node; None when there is none."""
        found = self.find(path)
        return _node(self, found.value, count(found.number))[1] if found.is_whole else None

    def leaf(self, path: Path) -> Leaf | None:
        """The scalar at `path`, or the one above it that stands for it: `- text` for `- {do: text}`."""
        found = self.find(path)
        return None if isinstance(found.value, (dict, list)) else _leaf(self.row(found.number), found.value)

    def find(self, path: Path) -> Found:
        """What stands at `path`, or at the nearest part of it that is there."""
        rows = _rows(self)
        found = Found(self.values, 0, in_map=False, is_whole=True)
        for part in path:
            value = found.value
            if isinstance(value, dict) and isinstance(part, str) and part in value:
                number = rows[id(value)][list(value).index(part)]
                found = Found(value[part], number, in_map=True, is_whole=True)
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                found = Found(value[part], rows[id(value)][part], in_map=False, is_whole=True)
            else:
                return found._replace(is_whole=False)
        return found

    def without_items(self, paths: Sequence[Path]) -> Tree:
        """Without those items of lists, the last of a list first. The lists are changed: forget this tree."""
        items = [(path, self.find(path)) for path in paths]
        gone = {at for _, one in items for at in range(one.number, one.number + _size(one.value))}
        for (*above, last), _ in items:
            cast("list[Value]", self.find(tuple(above)).value).pop(cast("int", last))
        kept = (number for number in range(len(self.numbers) // WIDTH) if number not in gone)
        return Tree(self.values, array("I", chain.from_iterable(map(self.row, kept))), self.has_blanks)


class Found(NamedTuple):
    """A value in a tree and the number of its row; `is_whole` when all of the path led to it."""

    value: Value
    number: int
    in_map: bool
    is_whole: bool


@lru_cache(maxsize=1)
def _rows(tree: Tree) -> dict[int, list[int]]:
    """The numbers of the rows of what each map and list holds, by the identity of the map or list.

    Kept for the tree that was asked last: ten thousand problems may stand in one file.
    """
    rows: dict[int, list[int]] = {}
    number = 0

    def note(holder: Values | list[Value]) -> None:
        nonlocal number
        own = rows[id(holder)] = []
        for value in holder.values() if isinstance(holder, dict) else holder:
            number += 1
            own.append(number)
            if isinstance(value, (dict, list)):
                note(value)

    note(tree.values)
    return rows


def _size(value: Value) -> int:
    """How many rows a value has."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(_size, inside))


def _parts(value: dict[str, Value] | list[Value]) -> Iterable[tuple[str | int, Value]]:
    return value.items() if isinstance(value, dict) else enumerate(value)


def _texts(holder: dict[str, Value] | list[Value], path: Path, having: str) -> Iterator[tuple[Path, str]]:
    for part, value in _parts(holder):
        if isinstance(value, str):
            if having in value:
                yield (*path, part), value
        elif value:
            yield from _texts(value, (*path, part), having)
        elif value is None and not having:
            yield (*path, part), ""


def _leaf(row: Row, text: str | None) -> Leaf:
    return Leaf(text or "", STYLES[row.style], row.line, row.column, row.end_line, row.end_column)


def _leaves(
    tree: Tree, holder: dict[str, Value] | list[Value], path: Path, number: Iterator[int]
) -> Iterator[tuple[Path, Leaf]]:
    for part, value in _parts(holder):
        row = tree.row(next(number))
        if isinstance(value, (dict, list)):
            yield from _leaves(tree, value, (*path, part), number)
        else:
            yield (*path, part), _leaf(row, value)


def _node(tree: Tree, value: Value, number: Iterator[int]) -> tuple[Row, Node]:
    row = tree.row(next(number))
    if isinstance(value, dict):
        entries = {name: _entry(name, *_node(tree, one, number)) for name, one in value.items()}
        return row, Branch(entries, None, row.line, row.column)
    if isinstance(value, list):
        return row, Branch(None, [_node(tree, one, number)[1] for one in value], row.line, row.column)
    return row, _leaf(row, value)


def _entry(name: str, row: Row, node: Node) -> tuple[Leaf, Node]:
    end = row.key_column + row.key_width
    return Leaf(name, "", row.key_line, row.key_column, row.key_line, end), node
