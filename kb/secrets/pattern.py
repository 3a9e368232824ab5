"""One kind of secret as a value, and the two ways in which secrets betray themselves: by shape, or by a name beside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from kb.secrets.pieces import QUOTES
from kb.secrets.shapes import is_harmless, is_hidden

NEAR = 200
"""Characters before a secret that may say that it is none."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What it is called, and how it is found.

    `hints` are RE2 expressions, case aside; one of them matches each line that holds such a secret. A hint that counts
    characters begins with one that is rare: RE2 makes a state for each count that runs. The last group of `expression`
    is the secret itself, and `accept` may still refuse it by its shape.
    """

    name: str
    hints: tuple[str, ...]
    expression: str
    accept: Callable[[str], bool]
    flags: int = 0
    unless: str = ""
    """What may not stand before it, near by, and ends where it begins."""

    def finds(self, line: str) -> Iterator[tuple[int, int]]:
        """Where in `line` its secrets begin and end."""
        for match in self.regex.finditer(line):
            start, end = _without_quotes(line, *match.span(match.lastindex or 0))
            if self.accept(line[start:end]) and not (self.unless and self._is_named_otherwise(line, match.start())):
                yield start, end

    def _is_named_otherwise(self, line: str, start: int) -> bool:
        before = line[max(0, start - NEAR) : start]
        return bool(_compiled(self.unless, re.IGNORECASE).search(before))

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled when a hint asks for it: most runs need none of two hundred."""
        return _compiled(self.expression, self.flags)


def _without_quotes(line: str, start: int, end: int) -> tuple[int, int]:
    """The span without quotes that open or close a text around it, and without the backslash before such a quote."""
    for quote in QUOTES:
        if line.count(quote, start, end) % 2:
            last = line.rfind(quote, start, end)
            if not line[last + 1 : end].strip(",;)]}"):
                end = last
            elif line[start] == quote:
                start += 1
    while end > start and line[end - 1] == "\\" and line[end : end + 1] in tuple(QUOTES):
        end -= 1
    return start, end


@cache
def _compiled(expression: str, flags: int) -> re.Pattern[str]:
    return re.compile(expression, flags)


def token(name: str, hints: str, regex: str) -> Pattern:
    """A secret whose issuer gave it a shape of its own; no letter or digit stands before it, nor an underline after it.

    A hyphen may: `2026-02-14-…` in the name of a file. `hints` are parted by blanks.
    """
    alone = rf"(?<![A-Za-z0-9])({regex})(?![A-Za-z0-9_])"
    return Pattern(name, tuple(hints.split()), alone, is_shown)


def named(
    name: str, hints: str, regex: str, accept: Callable[[str], bool] | None = None, *, unless: str = ""
) -> Pattern:
    """A value that is a secret because of what stands before it."""
    return Pattern(name, tuple(hints.split()), regex, accept or is_meant, re.IGNORECASE, unless)


def is_shown(value: str) -> bool:
    """Whether nothing of the value was taken out."""
    return not is_hidden(value)


def is_meant(value: str) -> bool:
    """Whether the value itself is the secret, and not a placeholder, a path or a variable."""
    return not is_harmless(value)
