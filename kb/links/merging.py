"""One pitfall or checklist taken into another: what the first says and the second does not is added to its text.

Lists grow, prose is added below prose, fields that are missing are copied with their comments. Nothing of the second
is changed or left out; what cannot be added by lines is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.model.file.nodes import Branch, Leaf
from kb.model.file.source import Source

STAYS = frozenset({"title", "draft", "status", "severity", "owner", "replaced_by", "reviewed", "review_every", "lang",
                   "visibility", "aliases", "merged", "style"})  # fmt: skip
"""Fields of which only one can be true: those of the record that stays."""


def added(kept: Source, other: Source) -> tuple[list[str], list[str]]:
    """The lines of `kept` with what `other` says besides, and the fields that could not be added."""
    lines, left = list(kept.lines), []
    while lines and not lines[-1].strip():
        lines.pop()
    mine, theirs = dict(_fields(kept)), dict(_fields(other))
    end: list[str] = []
    inserts: list[tuple[int, list[str]]] = []
    for name, (first, last, node) in theirs.items():
        if name in STAYS:
            continue
        if name not in mine:
            end += other.lines[first:last]
            continue
        start, stop, own = mine[name]
        more = _more(other, node, own, indent=_indent(lines[start + 1 : stop]))
        if more is None:
            left.append(name)
        elif more:
            inserts.append((stop, more))
    for at, more in sorted(inserts, key=lambda one: one[0], reverse=True):
        lines[at:at] = more
    return [*lines, *end, ""], left


def _fields(source: Source) -> Iterator[tuple[str, tuple[int, int, Leaf | Branch]]]:
    """Each field with its first line, the line after its last one, from 0, and its value."""
    entries = (source.root.entries if source.root else None) or {}
    starts = [*(key.line for key, _ in entries.values()), len(source.lines)]
    for (name, (_, node)), (first, following) in zip(entries.items(), pairwise(starts), strict=True):
        last = following
        while last > first + 1 and (not source.lines[last - 1].strip() or source.lines[last - 1].startswith("#")):
            last -= 1
        yield name, (first, last, node)


def _more(source: Source, node: Leaf | Branch, own: Leaf | Branch, indent: int) -> list[str] | None:
    """The lines to add below a field that both have; None when they cannot be told apart by lines."""
    if isinstance(node, Leaf) and isinstance(own, Leaf):
        if node.text.strip() in own.text:
            return []
        if node.style == own.style == "|":
            return ["", *_moved(_body(source, node), indent)]
        return None
    if isinstance(node, Branch) and isinstance(own, Branch) and node.items is not None and own.items is not None:
        if _in_brackets(source, node) or not own.items:
            return None
        known = {item.text for item in own.items if isinstance(item, Leaf)}
        found: list[str] = []
        for first, last, item in _items(source, node):
            if not (isinstance(item, Leaf) and item.text in known):
                found += _moved(source.lines[first:last], indent)
        return found
    return None


def _items(source: Source, node: Branch) -> Iterator[tuple[int, int, Leaf | Branch]]:
    """Each item of a list with its first line and the line after its last one."""
    items = node.items or []
    end = next((last for first, last, value in (one for _, one in _fields(source)) if value == node), 0)
    for item, following in pairwise([*items, None]):
        if item is not None:
            yield item.line, following.line if following else end, item


def _body(source: Source, leaf: Leaf) -> Sequence[str]:
    end = next(last for first, last, value in (one for _, one in _fields(source)) if value == leaf)
    return source.lines[leaf.line + 1 : end]


def _in_brackets(source: Source, node: Branch) -> bool:
    return source.lines[node.line][node.column : node.column + 1] == "["


def _indent(lines: Sequence[str]) -> int:
    return next((len(line) - len(line.lstrip()) for line in lines if line.strip()), 2)


def _moved(lines: Sequence[str], indent: int) -> list[str]:
    by = indent - _indent(lines)
    return [(" " * by + line if by > 0 else line[-by:]) if line.strip() else line for line in lines]
