"""A document as its headings and what stands below them, whatever it was written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item of a list, a row of a table, or a block of code.

    `depth` counts nested lists from 0; `head` are the names of a row's columns; `ticked` is None without a box.
    """

    kind: Literal["text", "item", "row", "code"]
    text: str
    depth: int = 0
    ordered: bool = False
    cells: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of level 1 to 6 with its blocks; level 0 and no heading for what comes before the first."""

    heading: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document; `facts` is its front matter, keys in small letters."""

    parts: tuple[Part, ...]
    facts: Mapping[str, str] = field(default_factory=dict)

    def blocks(self) -> Iterator[Block]:
        """Every block in order."""
        for part in self.parts:
            yield from part.blocks


class OutlineBuilder:
    """Collects parts while a document is read."""

    def __init__(self) -> None:
        self._parts: list[tuple[str, int, list[Block]]] = [("", 0, [])]

    def heading(self, text: str, level: int) -> None:
        """Begin a part."""
        self._parts.append((text.strip(), level, []))

    def add(self, block: Block) -> None:
        """Put a block into the part that is open."""
        if block.text.strip() or any(block.cells):
            self._parts[-1][2].append(block)

    def finish(self, facts: Mapping[str, str]) -> Outline:
        """What was collected."""
        kept = (part for part in self._parts if part[0] or part[2])
        return Outline(tuple(Part(heading, level, tuple(blocks)) for heading, level, blocks in kept), facts)
