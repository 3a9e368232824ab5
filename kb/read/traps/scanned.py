"""One file under the scanner: its lines as typed, its lines as mended so far, and what was found.

Every certain fix is written into the mended lines at once, so that several traps of one line get one edit.
"""

from __future__ import annotations

from dataclasses import dataclass

from kb.problem import Edit, Level, Place, Problem
from kb.read.traps.field_names import FieldNames

MAX_FOUND = 200
BLANK = -1

SHOWN = 300
"""Characters of a corrected line that a sentence shows."""
_QUOTE_ALL = "put the whole text in 'single quotes', or write it below `key: |`; kb check --fix does"


@dataclass(frozen=True, slots=True)
class Trap:
    """A trap, in lines and columns from 0 of the mended lines; `fix` replaces the lines from `first` on."""

    rule: str
    line: int
    column: int
    width: int
    message: str
    help: str = ""
    first: int = 0
    fix: tuple[str, ...] = ()
    level: Level = Level.ERROR


class ScannedFile:
    """The lines of one file while they are scanned."""

    def __init__(self, text: str, path: str, names: FieldNames) -> None:
        self.path, self.names = path, names
        self.lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.work = self.lines.copy()
        self.indents = [_indent(line) for line in self.lines]
        self._found: list[tuple[Problem, tuple[int, int] | None]] = []
        self.patience = 200_000
        """How many lines may still be looked at twice: a hostile file must not take for ever."""
        self.is_own = False
        """Whether the lines looked at now are below a field of the team's own (`x-…`), which may hold anything."""
        self._shift: dict[int, int] = {}

    @property
    def is_full(self) -> bool:
        """Whether enough is found for one run: a file of traps must not take for ever."""
        return len(self._found) >= MAX_FOUND

    def tell(self, *findings: Trap) -> None:
        """Note findings that stand in the lines as they are now, and write their fixes into the mended lines."""
        for finding in findings:
            self._found.append(self._as_problem(finding))
        for finding in findings:
            for number, fixed in enumerate(finding.fix, finding.first):
                self._put(number, fixed)

    def end_of(self, line: int, parent: int) -> int:
        """The first line after `line` that has text and stands no deeper than `parent`."""
        indents, end = self.indents, line + 1
        while end < len(indents) and (indents[end] == BLANK or indents[end] > parent):
            end += 1
        return end

    def next_filled(self, line: int) -> int:
        """The first line from `line` on that is not blank; the number of lines when there is none."""
        while line < len(self.indents) and self.indents[line] == BLANK:
            line += 1
        return line

    def problems(self) -> list[Problem]:
        """All findings as problems, sorted; edits of overlapping lines are one edit."""
        spans: list[tuple[int, int]] = []
        for first, last in sorted(span for _, span in self._found if span):
            if spans and first <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
            else:
                spans.append((first, last))
        edits = {line: span for span in spans for line in range(span[0], span[1] + 1)}
        return sorted(self._with_edit(problem, edits[span[0]] if span else None) for problem, span in self._found)

    def _as_problem(self, finding: Trap) -> tuple[Problem, tuple[int, int] | None]:
        line = finding.line
        column = max(0, finding.column - self._shift.get(line, 0))
        place = Place(self.path, line + 1, column + 1, max(1, finding.width), self.lines[line])
        help = finding.help
        if finding.fix and not help:
            fixed = finding.fix[line - finding.first].strip()
            help = f"write:  {fixed}" if len(fixed) <= SHOWN else _QUOTE_ALL
        span = (finding.first, finding.first + len(finding.fix) - 1) if finding.fix else None
        return Problem(place, finding.rule, finding.message, finding.level, help), span

    def _with_edit(self, problem: Problem, span: tuple[int, int] | None) -> Problem:
        if span is None:
            return problem
        edit = Edit(span[0] + 1, span[1] + 1, tuple(self.work[span[0] : span[1] + 1]))
        return Problem(problem.place, problem.rule, problem.message, problem.level, problem.help, edit)

    def _put(self, line: int, text: str) -> None:
        self._shift[line] = self._shift.get(line, 0) + len(text) - len(self.work[line])
        self.work[line] = text
        self.indents[line] = _indent(text)


def _indent(line: str) -> int:
    """How many blanks a line begins with; BLANK when it has nothing else."""
    rest = line.lstrip(" ")
    return len(line) - len(rest) if rest else BLANK
