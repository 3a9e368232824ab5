"""Which lines of a text may hold values of a plan: resources as Terraform prints them, and outputs. Never quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.detect.plan.from_text import HEAD

Span = tuple[int, int]
"""First and last line, from 1."""
_ENDS = ("Plan: ", "No changes.", "Unless you have made equivalent")
_OUTPUTS = re.compile(r"^\s{0,4}(?:Changes to )?Outputs:\s*$")
_OUTPUT = re.compile(r"^(?:$|[\s}\])~+!-]|[\w\"-]+\s*=)")
"""Lines that can stand among outputs."""
_HERE = re.compile(r"<<[-~]?(\w+)\s*$")


def value_spans(lines: Sequence[str]) -> tuple[Span, ...]:
    """From which line to which a plan or outputs are printed; to the end where nothing tells that they are over.

    Nothing of a CI stands before the lines (`kb.detect.lines`).
    """
    return tuple(_Scan().spans(lines))


def is_hidden(line: int, spans: Sequence[Span]) -> bool:
    """Whether a line is within one of the spans."""
    return any(first <= line <= last for first, last in spans)


class _Scan:
    """Where the text is: in nothing, in a plan, in outputs; and in which here-document."""

    def __init__(self) -> None:
        self.inside, self.start, self.here = "", 0, ""

    def spans(self, lines: Sequence[str]) -> Iterator[Span]:
        for number, line in enumerate(lines, 1):
            if self.inside and self._is_over(line):
                yield self.start, number - 1
                self.inside = ""
            if _OUTPUTS.match(line):
                self._begin("outputs", number)
            elif not self.inside and "# " in line and HEAD.match(line):
                self._begin("plan", number)
        if self.inside:
            yield self.start, len(lines)

    def _begin(self, what: str, number: int) -> None:
        self.start = self.start if self.inside else number
        self.inside = what

    def _is_over(self, line: str) -> bool:
        if self.here:
            if line.strip() == self.here:
                self.here = ""
            return False
        if match := _HERE.search(line):
            self.here = match[1]
            return False
        return line.startswith(_ENDS) if self.inside == "plan" else not _OUTPUT.match(line)
