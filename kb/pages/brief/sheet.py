"""A brief in one language, before anybody decides how it looks: parts, blocks, lines, pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kb.model.worklog import Step

Style = Literal["", "strong", "quiet", "prose", "code"]
"""`prose` is a person's own line, with mentions and code marks; everything else is ours, or a plain name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line. `goal` is the path of a page of the site, `id` the record it shows."""

    text: str
    style: Style = ""
    goal: str = ""
    id: str = ""
    lang: str = ""
    """The language of a person's words, where the record says so."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and what stands below it."""

    pieces: tuple[Piece, ...]
    below: tuple[Line, ...] = ()
    weighty: bool = False
    """Marked for somebody who reads only a few lines."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under a small heading of their own ('' for none). `note` follows them, quietly."""

    lines: tuple[Line, ...]
    heading: str = ""
    ticks: bool = False
    """To be ticked one by one."""
    note: Line | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the brief; without lines it is absent."""

    anchor: str
    heading: str
    blocks: tuple[Block, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(block.lines or block.note for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole brief. `head` are the lines under the title; `page` is the path of its page, `window` of the log's."""

    id: str
    title: str
    language: str
    head: tuple[Line, ...]
    parts: tuple[Part, ...]
    page: str
    window: str
    steps: tuple[Step, ...] = ()
    """The plan itself, for a table that `kb new window --steps-from` reads again."""
    steps_heading: str = ""


def line(*pieces: Piece | str, below: tuple[Line, ...] = (), weighty: bool = False) -> Line:
    """A line of pieces; a bare text is a piece of ours. Empty ones are left out."""
    whole = (Piece(one) if isinstance(one, str) else one for one in pieces)
    return Line(tuple(one for one in whole if one.text), below, weighty)


def lines(anchor: str, heading: str, *found: Line) -> Part:
    """A part that is one block of lines."""
    return Part(anchor, heading, (Block(tuple(found)),))
