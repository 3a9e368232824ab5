"""Lines that a terminal broke, put together again: cut at its width, or wrapped at a blank, or in Terraform's box."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.detect.lines import MAX_LINE, Output, OutputLine, Searched, these

MAX_JOINED = 5
"""Lines that a wrapped sentence may take."""
NARROW, WIDE = 40, 320
"""Columns that a terminal may have."""
BOX = frozenset("│╷╵┃|")
"""What Terraform draws at the left of its messages."""
GUTTER = re.compile(r"^\s*[│|╷╵┃]\s?")
_FULL_WIDTH = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)


def joined_lines(output: Output) -> Searched:
    """Every text that goes on in the next lines, from each line on."""
    texts = output.texts
    boxed = [bool(text) and text.lstrip()[:1] in BOX for text in texts]
    most = _at_most(texts)
    width = _width(texts, most)
    if not width and True not in boxed:
        return these([])
    wrapped = _Wrapped(texts, boxed, most, width)
    return these(
        [
            OutputLine(output.numbers[index], 1, text[:MAX_LINE], joined=True, own=own)
            for index in wrapped.candidates()
            for text, own in wrapped.going_on(index)
        ]
    )


def _at_most(texts: Sequence[str]) -> list[int]:
    """Columns that each text can have at most; exact for ASCII. Counting wide characters one by one would cost more."""
    return [
        size if text.isascii() else size + (len(text.encode("utf-8", "replace")) - size) // 2
        for text in texts
        for size in (len(text),)
    ]


def _width(texts: Sequence[str], most: Sequence[int]) -> int:
    """The widest line, by which a terminal's width is known; 0 when no terminal is like that."""
    width = 0
    for index in sorted(range(len(texts)), key=most.__getitem__, reverse=True):
        if most[index] <= width or width > WIDE:
            break
        width = max(width, columns(texts[index]))
    return width if NARROW <= width <= WIDE else 0


@dataclass(frozen=True, slots=True)
class _Wrapped:
    """Lines, whether they stand in a box, the columns they have at most, and the terminal's width (0: not known)."""

    texts: Sequence[str]
    boxed: Sequence[bool]
    most: Sequence[int]
    width: int

    def candidates(self) -> Iterator[int]:
        """Lines that may go on: with the next one, they would not have fitted; or both are in a box."""
        most, boxed, width = self.most, self.boxed, self.width
        for index in range(len(most) - 1):
            if (width and most[index] + 1 + most[index + 1] >= width) or (boxed[index] and boxed[index + 1]):
                yield index

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
        most, width = self.most[index], self.width
        if not glue:
            text = self.texts[index]
            needed = width - (not text.isascii())
            return bool(width) and most >= needed and columns(text) >= needed
        if self.boxed[index] and self.boxed[index + 1]:
            parts = [GUTTER.sub("", text).strip() for text in self.texts[index : index + 2]]
            return all(parts) and len(parts[0]) >= NARROW
        if not width or most * 2 < width or not (words := self.texts[index + 1].split(maxsplit=1)):
            return False
        if most + 1 + len(words[0]) * 2 <= width:
            return False
        used = columns(self.texts[index])
        return used * 2 >= width and used + 1 + columns(words[0]) > width


def columns(text: str) -> int:
    """How wide a terminal shows the text."""
    return len(text) if text.isascii() else len(text) + len(_FULL_WIDTH.findall(text))
