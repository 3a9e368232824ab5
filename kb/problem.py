"""The one value for everything the tool complains of: a place, a level, a sentence and help.

Every floor may make a Problem; nobody raises one, and `Refused` ends what cannot go on because of some. Turning them
into text is `kb.report`'s work.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self


class Level(StrEnum):
    """How much a problem weighs.

    ERROR is a misfit (cannot be read, wrong type, unknown id), WARNING a lesson (no decide-by, nobody
    reviewed it), HINT a remark that no exit code ever counts.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: `path` relative to the knowledge base with `/`, `line` and `column` from 1, in code points.

    `width` is how many code points the caret underlines; `text` is the line itself, for the excerpt.
    """

    path: str
    line: int = 1
    column: int = 1
    width: int = field(default=1, compare=False)
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Edit:
    """A certain correction: lines `first` to `last` (from 1, both included) become `lines` (without line ends)."""

    first: int
    last: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One complaint. Sorts by place, then by rule."""

    place: Place
    rule: str
    message: str
    level: Level = Level.ERROR
    help: str = ""
    edit: Edit | None = field(default=None, compare=False)
    record: str = field(default="", compare=False)
    """The id of the record it is about, where there is one."""
    by_clock: bool = field(default=False, compare=False)
    """True when the passing of time alone can trip it: such a problem never fails a pull request."""

    def at_level(self, level: Level) -> Self:
        """The same problem with another weight."""
        return replace(self, level=level)


class Refused(Exception):
    """What was asked cannot be made of what people wrote; `problems` say where and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("; ".join(f"{one.place.path}:{one.place.line}: {one.message}" for one in self.problems))
