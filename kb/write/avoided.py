"""More entries for `pitfalls_avoided` of a work log, as one edit that keeps every other line, comments included."""

from __future__ import annotations

from collections.abc import Sequence

from kb.library import LogEntry
from kb.model.nodes import Branch, Leaf, Node, child, is_blank
from kb.model.source import Source
from kb.model.worklog import Avoided
from kb.problem import Edit
from kb.write.yaml_text import Value, items

FIELD = "pitfalls_avoided"
INDENT = 2


def avoided_edit(entry: LogEntry, more: Sequence[Avoided]) -> Edit:
    """The edit that adds `more` at the end of the list, or begins one at the end of the file.

    Raises ValueError with a sentence for a list that cannot be added to without losing a person's words.
    """
    source = entry.source
    found = child(source.root, FIELD)
    if found is None:
        last = _last_line(source)
        return Edit(last, last, (source.lines[last - 1], f"{FIELD}:", *_lines(more, INDENT)))
    key, node = found
    if is_blank(node):
        line = (key or node).line
        return Edit(line + 1, line + 1, (source.lines[line], *_lines(more, INDENT)))
    if not isinstance(node, Branch) or node.items is None:
        raise ValueError(f"line {node.line + 1}: {FIELD} is no list")
    if source.lines[node.line][node.column : node.column + 1] == "[":
        return _without_brackets(source, node, [*entry.record.pitfalls_avoided, *more])
    last = _end(source, node)
    return Edit(last, last, (source.lines[last - 1], *_lines(more, node.column)))


def _without_brackets(source: Source, node: Branch, every: Sequence[Avoided]) -> Edit:
    """The list in square brackets written anew, an entry on each line."""
    end = _end(source, node)
    close = next(
        (at for at in range(end - 1, len(source.lines)) if "]" in source.lines[at][node.column * (at == node.line) :]),
        end - 1,
    )
    inside = "\n".join(source.lines[node.line : close + 1])
    head, tail = source.lines[node.line][: node.column].rstrip(), source.lines[close].rpartition("]")[2].strip()
    if "#" in inside.rpartition("]")[0] or (tail and not tail.startswith("#")):
        raise ValueError(f"line {node.line + 1}: write {FIELD} without square brackets first, an entry on each line")
    return Edit(node.line + 1, close + 1, (f"{head}  {tail}".rstrip(), *_lines(every, INDENT)))


def _lines(entries: Sequence[Avoided], indent: int) -> tuple[str, ...]:
    written: list[Value] = [
        {"id": one.id, "caught_by": one.caught_by or "", "note": one.note}
        if one.caught_by or one.note
        else one.id
        for one in entries
    ]  # fmt: skip
    return tuple(items(written, indent).rstrip("\n").split("\n"))


def _last_line(source: Source) -> int:
    """The last line (from 1) with anything on it."""
    return next((at for at in range(len(source.lines), 0, -1) if source.lines[at - 1].strip()), 1)


def _end(source: Source, node: Node) -> int:
    """The last line (from 1) of a value; blank lines after a block are not its own."""
    if isinstance(node, Leaf):
        last = node.end_line if node.style in ("|", ">") else node.end_line + 1
        while last > node.line + 1 and not source.lines[last - 1].strip():
            last -= 1
        return last
    inner = [*(node.items or ()), *(value for _, value in (node.entries or {}).values())]
    return max((_end(source, one) for one in inner), default=node.line + 1)
