"""Text → the lines that could hold a secret, and of which kinds, told by words that RE2 looks for all at once.

What a secret is, and where it begins and ends, is for the kinds to say.
"""

from __future__ import annotations

from collections.abc import Iterator

import re2

from kb.secrets.blocks import BLOCKS, BlockPattern
from kb.secrets.pattern import Pattern
from kb.secrets.patterns import PATTERNS

_KINDS: tuple[BlockPattern | Pattern, ...] = (*BLOCKS, *PATTERNS)


def _hinted() -> dict[str, list[int]]:
    """Each hint once, with the ranks of the kinds that go by it."""
    found: dict[str, list[int]] = {}
    for rank, kind in enumerate(_KINDS):
        for hint in (kind.hint,) if isinstance(kind, BlockPattern) else kind.hints:
            found.setdefault(hint, []).append(rank)
    return found


_HINTS = _hinted()
_RANKS = tuple(_HINTS.values())
_OPTIONS = re2.Options()
_OPTIONS.max_mem = 64 << 20
_ANYWHERE = re2.compile(("(?im)" + "|".join(f"(?:{hint})" for hint in _HINTS)).encode(), _OPTIONS)
"""All hints at once, over bytes: RE2 needs a tenth of the time of looking for each, and knows no lone surrogates."""


def _set_of_hints() -> re2.Set:
    hints = re2.Set.SearchSet(_OPTIONS)
    for hint in _HINTS:
        hints.Add(f"(?i){hint}".encode())
    hints.Compile()
    return hints


_WHICH = _set_of_hints()
"""Which hints match a line, however they overlap."""


def suspicious_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line that holds one of the words, with where it begins."""
    raw = text.encode("utf-8", "surrogatepass")
    numbers: set[int] = set()
    number = last = 0
    while last < len(raw) and (match := _ANYWHERE.search(raw, last)):
        number += raw.count(b"\n", last, match.start())
        numbers.update(range(number, number + match[0].count(b"\n") + 1))
        last = raw.find(b"\n", match.start()) + 1 or len(raw)
        number += 1
    if not numbers:
        return
    start = 0
    for index, line in enumerate(text.split("\n")):
        if index in numbers:
            yield start, line
        start += len(line) + 1


def kinds_hinted(line: str) -> list[BlockPattern | Pattern]:
    """The kinds that the line hints at, in the order of the table.

    All of them when RE2 has run out of memory, which looks like none.
    """
    raw = line.encode("utf-8", "surrogatepass")
    if found := _WHICH.Match(raw):
        return [_KINDS[rank] for rank in sorted({rank for hint in found for rank in _RANKS[hint]})]
    return list(_KINDS) if _ANYWHERE.search(raw) else []
