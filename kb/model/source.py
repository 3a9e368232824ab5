"""Where each value of a record stands in its file, and the file's own lines, for problems and excerpts.

Built by `kb.read`; holds plain values only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Union

from kb.model.record import Path
from kb.problem import Place


class Leaf(NamedTuple):
    """A scalar: its text as YAML understood it, how it was written, and where (from 0)."""

    text: str
    style: str
    """'' plain, ' or " quoted, | or > block."""
    line: int
    column: int
    end_line: int
    end_column: int


class Branch(NamedTuple):
    """A map: its entries with the place of each key, or a list: its items."""

    entries: dict[str, tuple[Leaf, Node]] | None
    items: list[Node] | None
    line: int
    column: int


Node = Union[Leaf, Branch]  # noqa: UP007  # a forward reference cannot be joined with |


@dataclass(frozen=True, slots=True)
class Source:
    """One record's file: `path` relative to the knowledge base, its lines, and the tree of its values."""

    path: str
    lines: tuple[str, ...] = field(repr=False)
    root: Branch | None = field(default=None, repr=False)
    left_out: frozenset[str] = frozenset()
    """Names of the fields that did not fit the model: written, but not in the record."""

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """The place of the value at `path` (of its key with `key`); of the nearest parent when it is absent."""
        node: Node | None = self.root
        spot: Leaf | None = None
        for part in path:
            found = child(node, part)
            if found is None:
                key = True
                break
            key_leaf, node = found
            spot = key_leaf if key or isinstance(node, Branch) else None
        if isinstance(node, Leaf) and spot is None:
            return self.at(node.line, node.column, _width(node, self.lines))
        if spot is not None:
            return self.at(spot.line, spot.column, len(spot.text))
        return self.at(node.line if node else 0, node.column if node else 0)

    def at(self, line: int, column: int, width: int = 1) -> Place:
        """A place by line and column from 0."""
        text = self.lines[line] if line < len(self.lines) else ""
        return Place(self.path, line + 1, column + 1, max(1, width), text)

    def leaves(self) -> Iterator[tuple[Path, Leaf]]:
        """Every scalar with its path, in the order of the file."""
        if self.root is not None:
            yield from _leaves(self.root, ())


def is_blank(node: Node) -> bool:
    """Whether a field or item was written without any value; quotes around nothing are a value."""
    return isinstance(node, Leaf) and not node.text and not node.style


def child(node: Node | None, part: str | int) -> tuple[Leaf | None, Node] | None:
    """The entry `part` of a map or list, with its key's leaf; None when there is none."""
    if isinstance(node, Branch) and node.entries is not None and isinstance(part, str):
        return node.entries.get(part)
    if isinstance(node, Branch) and node.items is not None and isinstance(part, int) and part < len(node.items):
        return None, node.items[part]
    return None


def _width(leaf: Leaf, lines: tuple[str, ...]) -> int:
    if leaf.end_line == leaf.line:
        return leaf.end_column - leaf.column
    return len(lines[leaf.line]) - leaf.column if leaf.line < len(lines) else 1


def _leaves(node: Node, path: Path) -> Iterator[tuple[Path, Leaf]]:
    if isinstance(node, Leaf):
        yield path, node
    elif node.entries is not None:
        for key, (_, value) in node.entries.items():
            yield from _leaves(value, (*path, key))
    else:
        for index, item in enumerate(node.items or ()):
            yield from _leaves(item, (*path, index))
