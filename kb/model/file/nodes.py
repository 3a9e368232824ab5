"""The values of a file as nodes that know their places: what is looked at one by one.

A thousand files are kept as `kb.model.file.tree`, which needs a third of the room and turns into nodes when asked.
"""

from __future__ import annotations

from typing import NamedTuple, Union


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
