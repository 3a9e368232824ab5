"""Texts as lines for searching: where each stands, how its wrapped neighbours join, and what of it may be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MAX_LINE = 20_000
"""Characters searched at once; a longer line is searched in parts."""
OVERLAP = 2_000
MAX_JOINED = 5
"""Lines that a wrapped sentence may take."""
NARROW, WIDE = 40, 320
"""Columns that a terminal may have."""
BOX = frozenset("│╷╵┃|")
"""What Terraform draws at the left of its messages."""
GUTTER = re.compile(r"^\s*[│|╷╵┃]\s?")
STAMP = re.compile(
    r"^\[?(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?(?: \d\d[OE]\+?(?= |$))?(?: |$)"
)
"""A time that a CI puts before each line: GitHub, GitLab, Azure, Jenkins."""
LEAD = re.compile(r"^(?:STDOUT +(?:\[[^\]]{0,200}\] )?(?:terraform|tofu): |\[[^\]]{1,200}\] )")
"""What Terragrunt puts before each line of a module."""
_STAMPED, _LED = frozenset("[0123456789"), frozenset("[S")


def unstamped(line: str) -> str:
    """The line without the time that a CI put before it; its own indentation stays."""
    if line[:1] in _STAMPED and (match := STAMP.match(line)):
        return line[match.end() :]
    return line


def bare(line: str) -> str:
    """The line as Terraform wrote it: no time and no module before it."""
    line = unstamped(line)
    return LEAD.sub("", line, count=1) if line[:1] in _LED else line


_FULL_WIDTH = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)


@dataclass(frozen=True, slots=True)
class Line:
    """What is searched: `text` begins at `column` (from 1) of line `number`; `joined` when it goes on in the next."""

    number: int
    column: int
    text: str
    joined: bool = False
    own: int = 0
    """Of a joined text: how much of it stands in its own line."""


def single_lines(lines: Sequence[tuple[int, str]]) -> Iterator[Line]:
    """Each line by itself, without the time before it; a very long one in parts that overlap."""
    for number, text in lines:
        start = len(text) - len(unstamped(text))
        if len(text) - start <= MAX_LINE:
            yield Line(number, start + 1, text[start:])
            continue
        for begin in range(start, len(text), MAX_LINE - OVERLAP):
            yield Line(number, begin + 1, text[begin : begin + MAX_LINE])


def joined_lines(lines: Sequence[tuple[int, str]]) -> Iterator[Line]:
    """Lines that a terminal broke, put together again: cut at its width, or wrapped at a blank."""
    texts = [unstamped(text) for _, text in lines]
    boxed = [text.lstrip()[:1] in BOX and bool(text.strip()) for text in texts]
    widths = [columns(text) for text in texts]
    width = max(widths, default=0)
    width = width if NARROW <= width <= WIDE else 0
    if width or any(boxed):
        wrapped = _Wrapped(texts, widths, boxed, width)
        for index, (number, _) in enumerate(lines):
            for text, own in wrapped.going_on(index):
                yield Line(number, 1, text[:MAX_LINE], joined=True, own=own)


@dataclass(frozen=True, slots=True)
class _Wrapped:
    """Lines with their columns, whether they stand in a box, and the width of the terminal (0: not known)."""

    texts: Sequence[str]
    widths: Sequence[int]
    boxed: Sequence[bool]
    width: int

    def going_on(self, index: int) -> Iterator[tuple[str, int]]:
        """The text from a line on, cut at the width and wrapped at a blank, and how much of it is that line's own;
        nothing when it ends with the line."""
        for glue in ("", " "):
            last = index
            while last + 1 < len(self.texts) and last - index < MAX_JOINED - 1 and self._goes_on(last, glue):
                last += 1
            if last > index:
                parts = [GUTTER.sub("", text) for text in self.texts[index : last + 1]]
                if glue:
                    parts = [part.strip() for part in parts]
                yield glue.join(parts), len(parts[0])

    def _goes_on(self, index: int, glue: str) -> bool:
        """Whether the terminal broke this line: full, or with no room for the next word, or in a box."""
        used = self.widths[index]
        if not glue:
            return bool(self.width) and used >= self.width - (not self.texts[index].isascii())
        if self.boxed[index] and self.boxed[index + 1]:
            parts = [GUTTER.sub("", text).strip() for text in self.texts[index : index + 2]]
            return all(parts) and len(parts[0]) >= NARROW
        if not self.width or used * 2 < self.width or not self.texts[index + 1].strip():
            return False
        return used + 1 + columns(self.texts[index + 1].split(maxsplit=1)[0]) > self.width


def columns(text: str) -> int:
    """How wide a terminal shows the text."""
    return len(text) if text.isascii() else len(text) + len(_FULL_WIDTH.findall(text))
