"""Text → the secrets in it, and the text without them. Clean text costs one pass, other text its suspicious lines.

What is found is a span with a name: the value itself is nobody's to print.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kb.secrets.blocks import BlockPattern
from kb.secrets.hints import kinds_hinted, suspicious_lines
from kb.secrets.repeats import repeats
from kb.secrets.unfolded import Hearing, undone, unfolded

SHOWN = 4
"""How many characters of a secret may ever be printed."""

SHORT = 50_000
"""Characters of a text that is remembered for a while."""
LONG_ENOUGH = 20
"""Of a shorter secret none is printed: four characters would be too much of it."""

_VISIBLE = re.compile(r"[^\r\n]")


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


@lru_cache(maxsize=8192)
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
    blocks: dict[BlockPattern, None] = {}
    in_lines: list[Secret] = []
    for start, line in suspicious_lines(text):
        found, kinds = _in_one(line)
        blocks |= dict.fromkeys(kinds)
        in_lines += (Secret(start + one.start, start + one.end, one.name) for one in found)
    if not blocks:
        return sorted(in_lines)
    spans = (Secret(start, end, block.name) for block in blocks for start, end in block.find(text))
    return _without_overlaps(sorted(spans), sorted(in_lines))


@lru_cache(maxsize=4096)
def _in_one(line: str) -> tuple[tuple[Secret, ...], tuple[BlockPattern, ...]]:
    """The secrets of one line, from its beginning, and the blocks it hints at: pasted lines come again and again."""
    found: list[Secret] = []
    blocks: list[BlockPattern] = []
    for kind in kinds_hinted(line):
        if isinstance(kind, BlockPattern):
            blocks.append(kind)
        else:
            spans = (Secret(*span, kind.name) for span in kind.finds(line))
            found += [one for one in spans if not _overlaps(one, found)]
    return tuple(found), tuple(blocks)


def mask(text: str) -> str:
    """The text with every secret in it made unreadable, and as long as before."""
    parts, end = [], 0
    for secret in find_secrets(text):
        kept = shown_length(secret)
        parts += [text[end : secret.start + kept], _VISIBLE.sub("*", text[secret.start + kept : secret.end])]
        end = secret.end
    return "".join((*parts, text[end:])) if parts else text


def shown_length(secret: Secret) -> int:
    """How many of its characters a sentence may show."""
    return SHOWN if secret.end - secret.start >= LONG_ENOUGH else 0


def preview(text: str, secret: Secret) -> str:
    """How a sentence tells which secret it is: ` ('ghp_…')`; nothing of a short one."""
    kept = shown_length(secret)
    return f" ('{text[secret.start : secret.start + kept]}…')" if kept else ""


def _overlaps(secret: Secret, others: list[Secret]) -> bool:
    return any(secret.start < other.end and other.start < secret.end for other in others)


def _without_overlaps(first: list[Secret], second: list[Secret]) -> list[Secret]:
    """Both lists, sorted, as one; of two that overlap the one of the first list counts, else the one that begins first,
    and of those the longest. One pass: a file may hold ten thousands of them.
    """
    kept: list[Secret] = []
    for secret in first:
        if not kept or kept[-1].end <= secret.start:
            kept.append(secret)
    ends = [secret.end for secret in kept]
    alone = []
    free = 0
    for secret in sorted(second, key=lambda one: (one.start, -one.end)):
        after = bisect_right(ends, secret.start)
        if free <= secret.start and (after == len(kept) or secret.end <= kept[after].start):
            alone.append(secret)
            free = secret.end
    return sorted(kept + alone)
