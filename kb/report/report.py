"""What one run has to say, as one value: the problems, and what a format needs to know beside them.

Counts; never prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kb.problem import Level, Problem
from kb.secrets.file_names import masked_name
from kb.secrets.hide import hide_secrets


@dataclass(frozen=True, slots=True)
class Report:
    """The problems of one run, sorted, and the number of records it looked at."""

    problems: tuple[Problem, ...]
    records: int = 0
    rules: Mapping[str, str] = field(default_factory=dict)
    """Every rule's name with its one-line description, for formats that list them."""
    prefix: str = ""
    """What stands before each path, so that who reads this format finds the file: '' or a folder ending in '/'."""
    color: bool = False
    noun: str = "record"
    """What was looked at: records, or mentions of them."""

    def __post_init__(self) -> None:
        """Whoever made the problems: none of them shows a secret."""
        object.__setattr__(self, "problems", tuple(hide_secrets(self.problems, {})))

    def path(self, problem: Problem) -> str:
        """The problem's file as this report names it: a secret in its own name is not shown."""
        return self.prefix + masked_name(problem.place.path)

    def count(self, level: Level) -> int:
        """How many problems weigh that much."""
        return sum(problem.level is level for problem in self.problems)

    @property
    def files(self) -> int:
        """How many files have problems; hints are none."""
        return len({problem.place.path for problem in self.problems if problem.level is not Level.HINT})

    @property
    def summary(self) -> str:
        """`3 problems (1 error, 2 warnings) in 2 files`, or `no problems in 27 records`."""
        errors, warnings, hints = (self.count(level) for level in (Level.ERROR, Level.WARNING, Level.HINT))
        if errors or warnings:
            kinds = [_many(count, word) for count, word in ((errors, "error"), (warnings, "warning")) if count]
            text = f"{_many(errors + warnings, 'problem')} ({', '.join(kinds)}) in {_many(self.files, 'file')}"
        else:
            text = f"no problems in {_many(self.records, self.noun)}"
        return f"{text}, {_many(hints, 'hint')}" if hints else text


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
