"""One record's file: its text, its values with their places, for problems and excerpts.

Built by `kb.read`; holds plain values only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kb.model.file.nodes import Branch, Leaf
from kb.model.file.path import Path
from kb.model.file.tree import Row, Tree
from kb.problem import Place


@dataclass(frozen=True, slots=True)
class Source:
    """`path` is relative to the knowledge base; `text` is the file's, with `\\n` at the end of each line."""

    path: str
    text: str = field(repr=False)
    tree: Tree | None = field(default=None, repr=False)
    left_out: frozenset[str] = frozenset()
    """Names of the fields that did not fit the model: written, but not in the record."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines."""
        return _lines(self.text)

    @property
    def root(self) -> Branch | None:
        """Its values as nodes."""
        return self.tree.nodes() if self.tree else None

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """The place of the value at `path` (of its key with `key`); of the nearest parent when it is absent."""
        if self.tree is None:
            return self.at(0, 0)
        found = self.tree.find(path)
        row, holds_more = self.tree.row(found.number), isinstance(found.value, (dict, list))
        if found.in_map and (key or holds_more):
            return self.at(row.key_line, row.key_column, row.key_width)
        return self.at(row.line, row.column, 1 if holds_more else self._width(row))

    def _width(self, row: Row) -> int:
        """How much of its first line a text takes."""
        if row.end_line == row.line:
            return row.end_column - row.column
        return len(self.lines[row.line]) - row.column if row.line < len(self.lines) else 1

    def leaf(self, path: Path) -> Leaf | None:
        """The scalar at `path`, or the one above it that stands for it: `- text` for `- {do: text}`."""
        return self.tree.leaf(path) if self.tree else None

    def at(self, line: int, column: int, width: int = 1) -> Place:
        """A place by line and column from 0."""
        lines = self.lines
        return Place(self.path, line + 1, column + 1, max(1, width), lines[line] if line < len(lines) else "")

    def leaves(self) -> Iterator[tuple[Path, Leaf]]:
        """Every scalar with its path, in the order of the file."""
        return self.tree.leaves() if self.tree else iter(())

    def texts(self, having: str = "") -> Iterator[tuple[Path, str]]:
        """The same without their places; only those in which `having` stands."""
        return self.tree.texts(having) if self.tree else iter(())


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[str, ...]:
    """Kept for the files that were asked last: ten thousand problems may stand in one."""
    return tuple(text.split("\n"))
