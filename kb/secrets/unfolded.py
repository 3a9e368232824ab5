"""Lines as a reader of YAML or JSON hears them: escapes undone (`"\\x41KIA…"`), a name joined with the value below it.

Only lines that could hide something; each character knows where it stands in the text. What a secret is, is not known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

import re2

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\"/])|\r?\n[ \t]*\\?(?=\S))")
_HAS_ESCAPE = re.compile(r"^[^\n]*?\\(?:[xuU][0-9A-Fa-f]{2}|[\"/]|\r?$)[^\n]*|^[^\n]*''[^\n]*", re.MULTILINE)
_QUOTE_TWICE = "''"
"""A quote in a YAML text in single quotes."""
_NAMES = (
    r"(?:password|passwd|pass[\x20_-]?phrase|passcode|pass|pwd?|secret|token|(?:api|access|secret)[\x20_-]?key"
    r"|パスワード|パスフレーズ|暗証番号|合言葉|パス|トークン|シークレット|キー)[\"'`]?"
)
_SPACE = r"[\x20\t\x{3000}]*"
_SOME_ABOVE = re2.compile(
    rf"(?im){_NAMES}{_SPACE}(?:[:=：＝]|は、?|が|を|→|->|\bis|\bwas)?{_SPACE}(?:[|>][-+]?)?[\x20\t]*\r?$".encode()
)
_BELOW = re.compile(r"[ \t>|]*([^\s>|#-].*)", re.DOTALL)
_TAIL = 80
"""Characters of a line in which its last name stands."""
_PROMPT = re.compile(r"\S*[$#>%:](?:\s|$)|[\w.-]+@[\w.-]+")
"""What a terminal shows after the password that it did not show; or another key."""


class Heard(NamedTuple):
    """A line, and for each of its characters, and for its end, the place in the text."""

    line: str
    places: list[int]


class Hearing:
    """Lines as one text, and the way back to where their characters stand."""

    def __init__(self, lines: Iterable[Heard]) -> None:
        self._lines = list(lines)
        self._starts = [0, *accumulate(len(one.line) + 1 for one in self._lines)]
        self.text = "\n".join(one.line for one in self._lines)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the characters from `start` to `end` stand; None when they are of two lines."""
        number = bisect_right(self._starts, start) - 1
        if end >= self._starts[number + 1]:
            return None
        places, offset = self._lines[number].places, self._starts[number]
        return places[start - offset], places[end - offset]


def unfolded(text: str) -> Iterator[Heard]:
    """Every line of `text` that says something else when it is read, in any order."""
    if "\\" in text or _QUOTE_TWICE in text:
        end = 0
        for match in _HAS_ESCAPE.finditer(text):
            if match.start() >= end:
                heard, end = _undone(text, match.start())
                yield heard
    yield from _joined(text)


def _joined(text: str) -> Iterator[Heard]:
    """Each line that ends with the name of a secret, together with the line below."""
    if not _SOME_ABOVE.search(text.encode("utf-8", "surrogatepass")):
        return
    start, above = 0, ""
    for line in text.split("\n"):
        below = _BELOW.match(line)
        if (
            below
            and not _PROMPT.match(below[1])
            and _SOME_ABOVE.search(above[-_TAIL:].encode("utf-8", "surrogatepass"))
        ):
            first = above.rstrip(" \t\r|>+-")
            before, value = start - len(above) - 1, start + below.start(1)
            places = [*range(before, before + len(first) + 1), *range(value, value + len(below[1]) + 1)]
            yield Heard(f"{first} {below[1]}", places)
        start, above = start + len(line) + 1, line


def undone(value: str) -> str:
    """`value` as it is when its escapes are read."""
    return _undone(value, 0)[0].line if "\\" in value else value


def _undone(text: str, start: int) -> tuple[Heard, int]:
    """The line that begins at `start`, with those that a backslash joins to it; and where it ends."""
    line: list[str] = []
    places: list[int] = []
    at = start
    while at < len(text) and text[at] != "\n":
        if text[at] == "\\" and (escape := _ESCAPE.match(text, at)):
            code = escape[1] or escape[2] or escape[3]
            character = chr(min(int(code, 16), 0x10FFFF)) if code else escape[4] or ""
            if character and character != "\n":
                line.append(character)
                places.append(at)
            at = escape.end()
        else:
            line.append(text[at])
            places.append(at)
            at += 2 if text.startswith(_QUOTE_TWICE, at) else 1
    return Heard("".join(line), [*places, at]), at
