"""Which attributes differ between two states of a resource, as paths. Values are compared and never handed out.

Absent, null and empty are one; lists are compared without order, as sets are lists in a plan; what is known only after
the apply counts as different.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kb.detect.globs import Path

MAX_DEPTH = 60
"""Of a path; what is deeper is compared as a whole."""
MAX_PAIRS = 400
"""Pairs of list entries that are tried for likeness; longer lists are paired in their order."""
UNKNOWN = "\0unknown"
"""Stands for a value that nobody knows before the apply."""


@dataclass(slots=True)
class Sides:
    """What stood and what will stand at one path; several values when it is in a list."""

    olds: list[object] = field(default_factory=list, repr=False)
    news: list[object] = field(default_factory=list, repr=False)

    @property
    def before(self) -> Counter[str]:
        """What stood there, as texts that can be counted."""
        return Counter(map(_key, self.olds))

    @property
    def after(self) -> Counter[str]:
        """What will stand there."""
        return Counter(map(_key, self.news))

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knows before the apply what will stand there."""
        return any(value is UNKNOWN for value in self.news)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a plan says of the values in one part: unknown until the apply, sensitive before, sensitive after."""

    unknown: object = None
    hidden_before: object = None
    hidden_after: object = None

    def at(self, before: str | int | None, after: str | int | None) -> Marks:
        """The marks of an entry, which may have moved in its list."""
        return Marks(_inner(self.unknown, after), _inner(self.hidden_before, before), _inner(self.hidden_after, after))

    @property
    def hidden(self) -> bool:
        """Whether the whole part is sensitive on one side."""
        return self.hidden_before is True or self.hidden_after is True


def differences(change: Mapping[str, Any]) -> dict[Path, Sides]:
    """Each path at which `change.before` and `change.after` differ, with both sides."""
    found: dict[Path, Sides] = {}
    marks = Marks(change.get("after_unknown"), change.get("before_sensitive"), change.get("after_sensitive"))
    _walk(change.get("before"), change.get("after"), marks, (), found)
    return found


def _walk(before: Any, after: Any, marks: Marks, path: Path, found: dict[Path, Sides]) -> None:  # noqa: ANN401  # parsed JSON
    if marks.unknown is True:
        _note(found, path, before, UNKNOWN)
    elif before == after and not _any(marks.unknown):
        return
    elif marks.hidden or len(path) > MAX_DEPTH:
        _note(found, path, before, after)
    elif _are(before, after, dict) or (after is None and before is None and isinstance(marks.unknown, dict)):
        names = dict.fromkeys([*(before or ()), *(after or ()), *_names(marks.unknown)])
        for name in names:
            old, new = (before or {}).get(name), (after or {}).get(name)
            if old == new and not _any(_inner(marks.unknown, name)):
                continue  # most are alike, and a call for each would cost more than all the rest
            _walk(old, new, marks.at(name, name), (*path, str(name)), found)
    elif _are(before, after, list):
        for old, new in _pairs(before or [], after or [], marks):
            values = (None if old is None else before[old], None if new is None else after[new])
            _walk(*values, marks.at(old, new), (*path, "*"), found)
    else:
        _note(found, path, before, after)


def _note(found: dict[Path, Sides], path: Path, before: object, after: object) -> None:
    sides = found.get(path)
    if sides is None:
        sides = found[path] = Sides()
    if before is not None:
        sides.olds.append(before)
    if after is not None:
        sides.news.append(after)


def _are(before: object, after: object, kind: type) -> bool:
    """Whether both are of one kind, or one is and the other absent."""
    return isinstance(before, kind | None) and isinstance(after, kind | None) and not (before is after is None)


def _pairs(before: list[Any], after: list[Any], marks: Marks) -> Iterator[tuple[int | None, int | None]]:
    """Entries that are not the same on both sides, each with its likeliest twin."""
    waiting: dict[str, list[int]] = {}
    for index, value in enumerate(after):
        if not _any(_inner(marks.unknown, index)):
            waiting.setdefault(_key(value), []).append(index)
    old = []
    for index, value in enumerate(before):
        twins = waiting.get(_key(value))
        if twins:
            twins.pop()
        else:
            old.append(index)
    unknown = [index for index in range(len(after)) if _any(_inner(marks.unknown, index))]
    new = sorted([*(index for twins in waiting.values() for index in twins), *unknown])
    if len(old) * len(new) <= MAX_PAIRS:
        new = _by_likeness(before, after, old, new)
    for position in range(max(len(old), len(new))):
        yield old[position] if position < len(old) else None, new[position] if position < len(new) else None


def _by_likeness(before: list[Any], after: list[Any], old: list[int], new: list[int]) -> list[int]:
    left, ordered = list(new), []
    for index in old[: len(new)]:
        best = max(left, key=lambda other: (_likeness(before[index], after[other]), -other))
        left.remove(best)
        ordered.append(best)
    return ordered + left


def _likeness(one: object, other: object) -> int:
    if isinstance(one, dict) and isinstance(other, dict):
        return sum(name in other and other[name] == value for name, value in one.items() if value)
    return 0


def _key(value: object) -> str:
    """A text that is the same for values that mean the same: no order of names, null as absent."""
    return json.dumps(_plain(value, 0), sort_keys=True, default=str)


def _plain(value: object, depth: int) -> object:
    if depth > MAX_DEPTH:
        return value
    if isinstance(value, dict):
        return {str(name): _plain(one, depth + 1) for name, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_plain(one, depth + 1) for one in value]
    return value


def _inner(marks: object, part: str | int | None) -> object:
    if marks is True:
        return True
    if isinstance(marks, dict):
        return marks.get(part)
    if isinstance(marks, list) and isinstance(part, int):
        return marks[part] if part < len(marks) else None
    return None


def _any(marks: object) -> bool:
    """Whether anything in a tree of marks is set."""
    if isinstance(marks, dict):
        return any(map(_any, marks.values()))
    if isinstance(marks, list):
        return any(map(_any, marks))
    return marks is True


def _names(marks: object) -> list[str]:
    return [name for name, one in marks.items() if _any(one)] if isinstance(marks, dict) else []
