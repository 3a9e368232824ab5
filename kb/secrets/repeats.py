"""A secret that was found once is one everywhere in the text: `PW=… ; later: I typed … again`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.secrets.shapes import is_mixed, is_random

SHORTEST = 8
"""Characters; a shorter value, or a plain word, may mean something else where nothing names it."""
MOST = 200
"""Different values of one text."""
_ENDS = ":.,;、。"


def values_of(value: str) -> tuple[str, ...]:
    """The value, and the value without what ends a sentence or a key behind it."""
    bare = value.rstrip(_ENDS)
    return (value, bare) if bare != value else (value,)


def repeats(text: str, found: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    """Where each of the `found` values, with their names, stands: start, end and name; also where it was found."""
    known: dict[str, str] = {}
    for value, name in found:
        if len(known) >= MOST:
            break
        known |= {bare: name for bare in values_of(value) if bare not in known and _is_sure(bare)}
    for value, name in known.items():
        at = text.find(value)
        while at >= 0:
            end = at + len(value)
            if not (_is_part(text[at - 1 : at]) or _is_part(text[end : end + 1])):
                yield at, end, name
            at = text.find(value, end)


def _is_sure(value: str) -> bool:
    return len(value) >= SHORTEST and "\n" not in value and (is_mixed(value) or is_random(value))


def _is_part(character: str) -> bool:
    return character.isascii() and character.isalnum()
