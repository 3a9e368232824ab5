"""Patterns that people wrote, made safe: RE2 with limits on size, many at once, and a budget of processor time.

Texts are bytes here: RE2 works on UTF-8, and turning each line back and forth would cost more than the search.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence

import re2

MAX_PATTERN = 2_000
"""Characters of a pattern."""
MAX_PROGRAM = 10_000
"""Instructions that RE2 makes of it; more make a long text slow."""
MAX_TOGETHER = 20_000
"""Instructions searched for in one pass."""
_UNLIKE = ("x", "0", "日", "{", "-")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_IN_LINES = {"A": "^", "z": "$"}
_BY_ITSELF = re.compile(r"\\Q|\(\?[a-zA-Z]*-")
"""What can mean something else when a pattern is read for several lines: quoted text, and flags taken back."""


class BadPattern(ValueError):
    """A pattern that cannot be used; the sentence says why."""


class TooCostly(Exception):
    """The budget is spent; what is left was not looked at."""


class Budget:
    """Processor time for one input. Patterns cannot loop for ever, but slow ones on a long text can waste a night."""

    def __init__(self, seconds: float) -> None:
        self.end = time.process_time() + seconds
        self.not_before = 0.0
        """Before this hour nobody need ask for the processor time, which goes no faster and costs far more to ask."""

    def check(self) -> None:
        """Raise TooCostly when the time is over."""
        hour = time.monotonic()
        if hour < self.not_before:
            return
        left = self.end - time.process_time()
        if left < 0:
            raise TooCostly
        self.not_before = hour + left


def _options() -> re2.Options:
    options = re2.Options()
    options.log_errors = False
    return options


_OPTIONS = _options()


def compiled(pattern: str) -> re2._Regexp:
    """The pattern, over bytes. Raises BadPattern with a sentence."""
    if len(pattern) > MAX_PATTERN:
        raise BadPattern(f"the pattern has {len(pattern):,} characters; at most {MAX_PATTERN:,}")
    try:
        found = re2.compile(_bytes(pattern), options=_OPTIONS)
    except re2.error as error:
        reason = error.args[0] if error.args else ""
        told = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise BadPattern(f"'{pattern}' is no RE2 pattern: {told.removesuffix(f': {pattern}')}") from None
    if found.programsize > MAX_PROGRAM:
        raise BadPattern(f"'{_short(pattern)}' is too large: RE2 makes {found.programsize:,} instructions of it")
    return found


def trouble(pattern: str) -> str:
    """What is wrong with a pattern, as a sentence; '' when it can be used."""
    try:
        compiled(pattern)
    except BadPattern as bad:
        return str(bad)
    return ""


def matches_everything(pattern: str) -> bool:
    """Whether a good pattern finds something in lines that have nothing in common."""
    search = compiled(pattern)
    return all(search.search(_bytes(line)) for line in _UNLIKE)


class Patterns:
    """Several patterns searched for at once. Those that cannot be used are in `bad`, by their index."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self.bad: dict[int, str] = {}
        self.alone: dict[int, re2._Regexp] = {}
        for index, pattern in enumerate(patterns):
            try:
                self.alone[index] = compiled(pattern)
            except BadPattern as bad:
                self.bad[index] = str(bad)
        groups = list(self._groups())
        self._sets = [one for group in groups for one in _together(group, patterns)]
        loose = [in_lines(pattern) for pattern in patterns]
        self._loose = [one for group in groups for one in _together(group, loose)]

    def may_match(self, lines: bytes) -> bool:
        """Whether a pattern may match in one of several lines; never False where `find` would find something."""
        return any(search is None or search.Match(lines) for _, search in self._loose)

    def find(self, line: bytes) -> list[int]:
        """Which patterns match somewhere in `line`, in order."""
        found: list[int] = []
        for numbers, search in self._sets:
            if search is None:
                found += [number for number in numbers if self.alone[number].search(line)]
            elif matched := search.Match(line):
                found += [numbers[one] for one in matched]
        return sorted(found)

    def _groups(self) -> Iterator[list[int]]:
        group: list[int] = []
        size = 0
        for index, search in self.alone.items():
            if group and size + search.programsize > MAX_TOGETHER:
                yield group
                group, size = [], 0
            group.append(index)
            size += search.programsize
        if group:
            yield group


def in_lines(pattern: str) -> str:
    """A pattern that finds in several lines at once whatever a good `pattern` finds in one of them, and maybe more."""
    if _BY_ITSELF.search(pattern):
        return ""
    return "(?m)" + _ESCAPED.sub(lambda match: _IN_LINES.get(match[1], match[0]), pattern)


def _together(numbers: list[int], patterns: Sequence[str]) -> Iterator[tuple[list[int], re2.Set | None]]:
    """Sets of patterns; halved where RE2 has no room for them, and None for one that has to be searched alone."""
    search = re2.Set.SearchSet(_OPTIONS)
    try:
        for number in numbers:
            search.Add(_bytes(patterns[number]))
        search.Compile()
        yield numbers, search
    except re2.error:
        if len(numbers) == 1:
            yield numbers, None
        else:
            half = len(numbers) // 2
            yield from _together(numbers[:half], patterns)
            yield from _together(numbers[half:], patterns)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _short(pattern: str) -> str:
    return pattern if len(pattern) <= 60 else pattern[:59] + "…"
