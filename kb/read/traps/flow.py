"""Where a flow value (`[a, b]`, `{do: a}`) ends, and into which parts its commas cut it. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = re.compile(r"""[\[\]{},"'#:]""")
_BRACKET = re.compile(r"[\[\]{}]")
DEEPEST = 40
_STRING = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'(?!')")}
_CLOSES = {"[": "]", "{": "}"}


class FlowPart(NamedTuple):
    """One part between commas: its key ('' without one), where it begins, and where its value begins and ends."""

    key: str
    begin: int
    start: int
    end: int
    has_key: bool


def close_of(text: str, start: int, *, strict: bool) -> int:
    """The place after the bracket that closes the one at `start`; -1 when there is none.

    With `strict` a `#` after a blank begins a comment, as in YAML; without it only when a blank follows too.
    """
    expected: list[str] = []
    for at, mark in _marks(text, start, strict=strict):
        if mark in _CLOSES:
            expected.append(_CLOSES[mark])
        elif mark in "]}":
            if expected.pop() != mark:
                return -1
            if not expected:
                return at + 1
    return -1


def is_deep(text: str, start: int) -> bool:
    """Whether brackets are nested deeper than any record's: reading tells it, and nobody looks at what is inside."""
    depth = 0
    for mark in _BRACKET.finditer(text, start):
        depth += 1 if mark[0] in "[{" else -1
        if depth > DEEPEST:
            return True
    return False


def parts_of(text: str, start: int, end: int) -> list[FlowPart]:
    """The parts of the flow value that begins at `start` and ends before `end`; empty ones are left out."""
    depth, begin, colon = 0, start + 1, -1
    found: list[FlowPart] = []
    for at, mark in _marks(text, start, strict=False):
        depth += (mark in "[{") - (mark in "]}")
        if (mark == "," and depth == 1) or depth == 0:
            found += _part(text, begin, at, colon)
            begin, colon = at + 1, -1
        elif mark == ":" and depth == 1 and colon < 0:
            colon = at
        if at >= end - 1:
            break
    return found


def _part(text: str, begin: int, end: int, colon: int) -> list[FlowPart]:
    key = text[begin:colon].strip(" \t\"'") if colon >= 0 else ""
    start = colon + 1 if colon >= 0 else begin
    raw = text[start:end]
    if not raw.strip() and colon < 0:
        return []
    start += len(raw) - len(raw.lstrip(" \t\n"))
    whole = text[begin:end]
    begin += len(whole) - len(whole.lstrip(" \t\n"))
    return [FlowPart(key, begin, start, max(start, len(text[:end].rstrip(" \t\n"))), colon >= 0)]


def _marks(text: str, start: int, *, strict: bool) -> Iterator[tuple[int, str]]:
    """Brackets, commas and the colons after keys, without those in quotes and comments."""
    at = start
    while found := _MARK.search(text, at):
        place, mark = found.start(), found[0]
        at = place + 1
        if mark in _STRING:
            if _begins_value(text, place, start):
                string = _STRING[mark].match(text, place)
                if not string:
                    return
                at = string.end()
        elif mark == "#":
            if text[place - 1] in " \t\n" and (strict or text[place + 1 : place + 2] in ("", " ", "\t", "\n")):
                at = text.find("\n", place)
                if at < 0:
                    return
                text = text[:place] + " " * (at - place) + text[at:]
        elif mark != ":" or _ends_key(text, place):
            yield place, mark


def _begins_value(text: str, place: int, start: int) -> bool:
    """Whether a quote at `place` opens a string: it does at the beginning of a part, elsewhere it is text."""
    near = text[max(start, place - 100) : place]
    before = near.rstrip(" \t\n")
    if before.endswith(":"):
        return len(before) < len(near) or before[-2:-1] in ('"', "'")
    return before[-1:] in ("[", "{", ",")


def _ends_key(text: str, place: int) -> bool:
    return text[place + 1 : place + 2] in ("", " ", "\t", "\n") or text[place - 1] in "\"'"
