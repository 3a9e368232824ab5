"""Text → the secrets in it, and the text without them. Clean text costs one pass, other text its suspicious lines.

What is found is a span with a name: the value itself is nobody's to print.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import re2

from kb.secrets.blocks import BLOCKS, Block
from kb.secrets.pattern import Pattern
from kb.secrets.patterns import PATTERNS
from kb.secrets.repeats import repeats
from kb.secrets.unfolded import Hearing, undone, unfolded

SHOWN = 4
"""How many characters of a secret may ever be printed."""

SHORT = 50_000
"""Characters of a text that is remembered for a while."""
LONG_ENOUGH = 20
"""Of a shorter secret none is printed: four characters would be too much of it."""

_HINTS: tuple[tuple[str, Block | Pattern], ...] = (
    *((block.hint, block) for block in BLOCKS),
    *((hint, pattern) for pattern in PATTERNS for hint in pattern.hints),
)
_OPTIONS = re2.Options()
_OPTIONS.max_mem = 64 << 20
_ANYWHERE = re2.compile(("(?im)" + "|".join(f"(?:{hint})" for hint, _ in _HINTS)).encode(), _OPTIONS)
"""All hints at once, over bytes: RE2 needs a tenth of the time of looking for each, and knows no lone surrogates."""
_VISIBLE = re.compile(r"[^\r\n]")


def _set_of_hints() -> re2.Set:
    hints = re2.Set.SearchSet(_OPTIONS)
    for hint, _ in _HINTS:
        hints.Add(f"(?i){hint}".encode())
    hints.Compile()
    return hints


_WHICH = _set_of_hints()
"""Which hints match a line, however they overlap."""


@dataclass(frozen=True, slots=True, order=True)
class Secret:
    """One secret: where it stands in the text, and what it is called ('a GitHub token')."""

    start: int
    end: int
    name: str
    plain: str = ""
    """What it says, where the text writes it in another way."""


def find_secrets(text: str) -> list[Secret]:
    """Every secret in `text`, in the order of the text; where two patterns agree, the first of the table counts."""
    return list(_remembered(text) if len(text) <= SHORT else _remembered_long(text))


@lru_cache(maxsize=2048)
def _remembered(text: str) -> tuple[Secret, ...]:
    """A record is asked about several times in one run."""
    return tuple(_found(text))


_remembered_long = lru_cache(maxsize=2)(lambda text: tuple(_found(text)))


def _found(text: str) -> list[Secret]:
    found, heard = _as_written(text), Hearing(unfolded(text))
    if heard.text:
        found = _without_overlaps(found, sorted(_as_heard(heard, _as_written(heard.text))))
    if not found:
        return found
    values = [(one.plain or undone(text[one.start : one.end]), one.name) for one in found]
    again = [Secret(*place) for place in repeats(text, values)]
    if heard.text:
        again += _as_heard(heard, [Secret(*place) for place in repeats(heard.text, values)])
    return _without_overlaps(found, sorted(again))


def _as_heard(heard: Hearing, secrets: list[Secret]) -> Iterator[Secret]:
    """The secrets of the lines that were heard, each where it stands in the text."""
    for one in secrets:
        if place := heard.place(one.start, one.end):
            yield Secret(*place, one.name, heard.text[one.start : one.end])


def _as_written(text: str) -> list[Secret]:
    blocks: dict[Block, None] = {}
    in_lines: list[Secret] = []
    for start, line in _suspicious_lines(text):
        found, kinds = _in_one(line)
        blocks |= dict.fromkeys(kinds)
        in_lines += (Secret(start + one.start, start + one.end, one.name) for one in found)
    if not blocks:
        return sorted(in_lines)
    spans = (Secret(start, end, block.name) for block in blocks for start, end in block.find(text))
    return _without_overlaps(sorted(spans), sorted(in_lines))


@lru_cache(maxsize=4096)
def _in_one(line: str) -> tuple[tuple[Secret, ...], tuple[Block, ...]]:
    """The secrets of one line, from its beginning, and the blocks it hints at: pasted lines come again and again."""
    found: list[Secret] = []
    blocks: list[Block] = []
    for rank in _ranks(line):
        kind = _HINTS[rank][1]
        if isinstance(kind, Block):
            blocks.append(kind)
        else:
            found += (one for one in _in_line(kind, line, 0) if not _overlaps(one, found))
    return tuple(found), tuple(blocks)


def mask(text: str) -> str:
    """The text with every secret in it made unreadable, and as long as before."""
    parts, end = [], 0
    for secret in find_secrets(text):
        kept = shown(secret)
        parts += [text[end : secret.start + kept], _VISIBLE.sub("*", text[secret.start + kept : secret.end])]
        end = secret.end
    return "".join((*parts, text[end:])) if parts else text


def shown(secret: Secret) -> int:
    """How many of its characters a sentence may show."""
    return SHOWN if secret.end - secret.start >= LONG_ENOUGH else 0


def preview(text: str, secret: Secret) -> str:
    """How a sentence tells which secret it is: ` ('ghp_…')`; nothing of a short one."""
    kept = shown(secret)
    return f" ('{text[secret.start : secret.start + kept]}…')" if kept else ""


def _suspicious_lines(text: str) -> Iterator[tuple[int, str]]:
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


def _ranks(line: str) -> Iterable[int]:
    """Which hints match the line; all of them when RE2 has run out of memory, which looks like none."""
    raw = line.encode("utf-8", "surrogatepass")
    if found := _WHICH.Match(raw):
        return sorted(found)
    return range(len(_HINTS)) if _ANYWHERE.search(raw) else ()


def _in_line(pattern: Pattern, line: str, start: int) -> Iterator[Secret]:
    for match in pattern.regex.finditer(line):
        group = match.lastindex or 0
        if pattern.accept(match[group]):
            yield Secret(start + match.start(group), start + match.end(group), pattern.name)


def _overlaps(secret: Secret, others: list[Secret]) -> bool:
    return any(secret.start < other.end and other.start < secret.end for other in others)


def _without_overlaps(first: list[Secret], second: list[Secret]) -> list[Secret]:
    """Both lists, sorted, as one; of two that overlap the one of the first list counts, else the one that begins first.

    One pass: a file may hold ten thousands of them.
    """
    kept: list[Secret] = []
    for secret in first:
        if not kept or kept[-1].end <= secret.start:
            kept.append(secret)
    ends = [secret.end for secret in kept]
    alone = []
    for secret in second:
        after = bisect_right(ends, secret.start)
        if after == len(kept) or secret.end <= kept[after].start:
            alone.append(secret)
    return sorted(kept + alone)
