"""A sheet for a person at a terminal. Wrapped at the terminal's width, with full-width characters counted as two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kb.detect.cards import one_line
from kb.pages.brief.sheet import Block, Line, Piece, Sheet
from kb.report.visible import columns, visible

BOLD, DIM = "1", "2"
_INK = {"strong": BOLD, "quiet": DIM}
_WORDS = re.compile(r"[\x21-\x7e]+|.")
"""What a line may be broken between: runs of Latin letters and signs stay whole, other characters stand alone."""
_NOT_FIRST = "、。」）』】〉》・：；！？…ー"
"""Characters that no line begins with."""

Span = tuple[str, str]
"""Some text and its ink."""


def as_text(sheet: Sheet, *, color: bool = False, width: int = 0) -> str:
    """Parts under their headings; records by title and id, so that the id can be typed. Width 0 wraps nothing."""
    return "\n".join(_Text(width, color=color).lines(sheet))


@dataclass(frozen=True)
class _Text:
    width: int
    color: bool

    def lines(self, sheet: Sheet) -> Iterator[str]:
        yield from self._set([(visible(sheet.title), BOLD)], "", "")
        for one in sheet.head:
            yield from self._set(_spans(one), "", "")
        for part in sheet.parts:
            yield ""
            yield from self._set([(part.heading, BOLD)], "", "")
            for block in part.blocks:
                yield from self._block(block)
        yield ""
        yield sheet.window

    def _block(self, block: Block) -> Iterator[str]:
        indent = "  "
        if block.heading:
            yield from self._set([(visible(block.heading), BOLD)], indent, indent)
            indent = "    "
        for one in block.lines:
            yield from self._line(one, indent, "[ ] " if block.ticks else "- ")
        if block.note:
            yield from self._set(_spans(block.note), indent, indent)

    def _line(self, one: Line, indent: str, mark: str) -> Iterator[str]:
        shown = mark.replace("- ", "! ").replace("[ ] ", "[ ] ! ") if one.weighty else mark
        yield from self._set(_spans(one), indent + shown, indent + " " * len(mark))
        for inner in one.below:
            yield from self._line(inner, indent + " " * len(mark), "")

    def _set(self, spans: list[Span], first: str, rest: str) -> Iterator[str]:
        """The spans as lines: the first after `first`, what is wrapped after `rest`."""
        line, used = [(first, "")], len(first)
        for text, ink in spans:
            for word in _WORDS.findall(text):
                room = sum(map(columns, word))
                if self.width and used + room > self.width and used > len(rest) and word not in _NOT_FIRST:
                    yield self._inked(line)
                    line, used = [(rest, "")], len(rest)
                    if word == " ":
                        continue
                line.append((word, ink))
                used += room
        yield self._inked(line)

    def _inked(self, spans: list[Span]) -> str:
        runs = ((code, "".join(text for text, _ in run)) for code, run in groupby(spans, key=lambda span: span[1]))
        shown = (f"\x1b[{code}m{text}\x1b[0m" if self.color and code and text.strip() else text for code, text in runs)
        return "".join(shown).rstrip()


def _spans(one: Line) -> list[Span]:
    return [span for piece in one.pieces for span in _piece(piece)]


def _piece(piece: Piece) -> Iterator[Span]:
    yield visible(one_line(piece.text) if piece.style == "prose" else piece.text), _INK.get(piece.style, "")
    if piece.id:
        yield f" [{piece.id}]", DIM
