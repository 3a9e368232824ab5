"""Texts as lines for searching: where each stands, without the time that a CI put before it, long ones in parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

MAX_LINE = 20_000
"""Characters searched at once; a longer line is searched in parts."""
OVERLAP = 2_000
STAMP = re.compile(
    r"^\[?(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?(?: \d\d[OE]\+?(?= |$))?(?: |$)"
)
"""A time that a CI puts before each line: GitHub, GitLab, Azure, Jenkins."""
LEAD = re.compile(r"^(?:STDOUT +(?:\[[^\]]{0,200}\] )?(?:terraform|tofu): |\[[^\]]{1,200}\] )")
"""What Terragrunt puts before each line of a module."""
_STAMPED, _LED = frozenset("[0123456789"), frozenset("[S")


@dataclass(frozen=True, slots=True)
class Output:
    """Lines that a program wrote: their numbers, how each stands in the file, and without the time before it."""

    numbers: Sequence[int] = ()
    written: Sequence[str] = ()
    texts: Sequence[str] = ()

    def column(self, index: int) -> int:
        """Where the text of a line begins, from 1."""
        return len(self.written[index]) - len(self.texts[index]) + 1


@dataclass(frozen=True, slots=True)
class OutputLine:
    """What is searched: `text` begins at `column` (from 1) of line `number`; `joined` when it goes on in the next."""

    number: int
    column: int
    text: str
    joined: bool = False
    own: int = 0
    """Of a joined text: how much of it stands in its own line."""


@dataclass(frozen=True, slots=True)
class Searched:
    """Many texts to search, and where each stands, which is asked only for the few in which something is found."""

    texts: Sequence[str]
    line: Callable[[int], OutputLine]


def unstamped(lines: Sequence[str]) -> list[str]:
    """Lines without the time that a CI put before each; their own indentation stays."""
    match = STAMP.match
    return [line[found.end() :] if line[:1] in _STAMPED and (found := match(line)) else line for line in lines]


def unled(lines: Sequence[str]) -> list[str]:
    """Unstamped lines as Terraform wrote them: no module before them."""
    return [LEAD.sub("", line, count=1) if line[:1] in _LED else line for line in lines]


def bare(lines: Sequence[str]) -> list[str]:
    """Lines as Terraform wrote them: no time and no module before them."""
    return unled(unstamped(lines))


def output_of(lines: Iterable[tuple[int, str]]) -> Output:
    """Lines with their numbers, made ready for searching."""
    pairs = list(lines)
    written = [text for _, text in pairs]
    return Output([number for number, _ in pairs], written, unstamped(written))


def output_from(written: Sequence[str], texts: Sequence[str]) -> Output:
    """Every line but the blank ones, numbered from 1; `texts` are the same lines unstamped."""
    kept = [index for index, line in enumerate(written) if line and not line.isspace()]
    if len(kept) == len(written):
        return Output(range(1, len(written) + 1), written, texts)
    return Output([index + 1 for index in kept], [written[at] for at in kept], [texts[at] for at in kept])


def single_lines(output: Output) -> Searched:
    """Each line by itself; a very long one in parts that overlap."""

    def line(index: int) -> OutputLine:
        return OutputLine(output.numbers[index], output.column(index), output.texts[index])

    if max(map(len, output.texts), default=0) <= MAX_LINE:
        return Searched(output.texts, line)
    return these([part for index in range(len(output.texts)) for part in _parts(line(index))])


def _parts(line: OutputLine) -> Iterator[OutputLine]:
    if len(line.text) <= MAX_LINE:
        yield line
        return
    for begin in range(0, len(line.text), MAX_LINE - OVERLAP):
        yield OutputLine(line.number, line.column + begin, line.text[begin : begin + MAX_LINE])


def these(lines: Sequence[OutputLine]) -> Searched:
    """Lines that are there already."""
    return Searched([line.text for line in lines], lines.__getitem__)
