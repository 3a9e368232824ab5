"""What is added to a record that a person wrote, as one edit that keeps every other line, comments included.

An entry of a list, or a field of a map. Where that cannot be done so, ValueError says why in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kb.model.file.nodes import Branch, Leaf, Node, child, is_blank
from kb.model.file.path import Path
from kb.model.file.source import Source
from kb.model.record import Record
from kb.model.worklog import WorkLog
from kb.problem import Edit
from kb.write.yaml_text import Value, fields, items

INDENT = 2
ORDER = [name for name in WorkLog.model_fields if name not in Record.model_fields]
"""The fields of a work log in the order of the night."""
_CLOSING = re.compile(r"[\s\]},]*")


def entries_edit(source: Source, field: str, more: Sequence[Value], before: int | None = None) -> Edit:
    """Adds `more` to the top-level list `field`: before the entry of that number, else at its end.

    A list that is not there begins where the model has it; one in square brackets gets a line for each entry.
    """
    found = child(source.root, field)
    if found is None:
        return _new_field(source, field, (f"{field}:", *_entries(more, INDENT)))
    key, node = found
    if is_blank(node):
        return _after((key or node).line + 1, source, _entries(more, INDENT))
    if not isinstance(node, Branch) or node.items is None:
        raise ValueError(f"line {node.line + 1}: {field} is no list")
    if source.lines[node.line][node.column : node.column + 1] == "[":
        every = [_value(one) for one in node.items]
        place = len(every) if before is None else before
        return _without_square_brackets(source, field, node, [*every[:place], *more, *every[place:]])
    if before is None:
        return _after(_end(source, node), source, _entries(more, node.column))
    dash = _dash(source, node, node.items[before])
    return Edit(dash, dash, (*_entries(more, node.column), source.lines[dash - 1]))


def field_edit(source: Source, path: Path, name: str, value: Value, *, short: str = "") -> Edit:
    """Adds the field `name` to the map at `path`: the whole record (), a top-level field, or an entry of its list.

    A field that stands there without a value is filled. `short`: the field that the map has when it is written as
    one text. A field that has a value raises ValueError, as nobody's words are replaced.
    """
    node = source.root if not path else source.tree.node(path) if source.tree else None
    if node is None or is_blank(node):
        return _first_field(source, path, node, {name: value})
    if isinstance(node, Leaf):
        return _spread(source, path, node, {short: node.text, name: value})
    entries = node.entries or {}
    if name in entries:
        return _filled(source, *entries[name], value)
    if not path:
        return _new_field(source, name, _lines({name: value}, 0))
    if source.lines[node.line][node.column : node.column + 1] == "{":
        return _spread(source, path, node, {**{one: _value(old) for one, (_, old) in entries.items()}, name: value})
    return _after(_end(source, node), source, _lines({name: value}, node.column))


def _first_field(source: Source, path: Path, node: Node | None, values: Mapping[str, Value]) -> Edit:
    """The only field of a top-level map that is not there, or written without a value."""
    if len(path) != 1:
        raise ValueError(f"there is no {_spelt(path)}")
    if node is None:
        return _new_field(source, str(path[0]), _lines({str(path[0]): values}, 0))
    return _after(node.line + 1, source, _lines(values, INDENT))


def _filled(source: Source, key: Leaf, old: Node, value: Value) -> Edit:
    """The line of a field without a value, with one; its comment stays above it."""
    if not is_blank(old):
        raise ValueError(f"line {key.line + 1}: {key.text} has a value")
    line = source.lines[key.line]
    first, *rest = _lines({key.text: value}, key.column)
    comment = line[key.end_column :].partition(":")[2].strip()
    above = (f"{' ' * key.column}{comment}",) if comment and not line[: key.column].strip() else ()
    if comment and not above:
        raise ValueError(f"line {key.line + 1}: write {key.text} below its comment")
    return Edit(key.line + 1, key.line + 1, (*above, line[: key.column] + first[key.column :], *rest))


def _spread(source: Source, path: Path, node: Node, values: Mapping[str, Value]) -> Edit:
    """A map that stands on one line, in braces or as one text, with a line for each field."""
    line = source.lines[node.line]
    last = _last_leaf(node)
    if last.end_line != node.line or last.style in ("|", ">"):
        raise ValueError(f"line {node.line + 1}: write {_spelt(path)} with a line for each field")
    tail = line[last.end_column :]
    tail = tail[_closing(tail) :].strip() if isinstance(node, Branch) else tail.strip()
    head = line[: node.column].rstrip()
    if (tail and not tail.startswith("#")) or not re.fullmatch(r"\s*(?:-|[\w-]+:)", head):
        raise ValueError(f"line {node.line + 1}: write {_spelt(path)} with a line for each field")
    comment = f"  {tail}" if tail else ""
    if head.endswith(":"):
        below = len(head) - len(head.lstrip()) + INDENT
        return Edit(node.line + 1, node.line + 1, (head + comment, *_lines(values, below)))
    first, *rest = _lines(values, node.column)
    return Edit(node.line + 1, node.line + 1, (line[: node.column] + first[node.column :] + comment, *rest))


def _closing(text: str) -> int:
    match = _CLOSING.match(text)
    return match.end() if match else 0


def _last_leaf(node: Node) -> Leaf:
    """The scalar that stands last in a value."""
    if isinstance(node, Leaf):
        return node
    inner = [*(node.items or ()), *(value for _, value in (node.entries or {}).values())]
    return _last_leaf(inner[-1]) if inner else Leaf("", "", node.line, node.column, node.line, node.column + 1)


def _without_square_brackets(source: Source, field: str, node: Branch, every: Sequence[Value]) -> Edit:
    """The list in square brackets written anew, an entry on each line."""
    end = _end(source, node)
    close = next(
        (at for at in range(end - 1, len(source.lines)) if "]" in source.lines[at][node.column * (at == node.line) :]),
        end - 1,
    )
    inside = "\n".join(source.lines[node.line : close + 1])
    head, tail = source.lines[node.line][: node.column].rstrip(), source.lines[close].rpartition("]")[2].strip()
    if "#" in inside.rpartition("]")[0] or (tail and not tail.startswith("#")):
        raise ValueError(f"line {node.line + 1}: write {field} without square brackets first, an entry on each line")
    return Edit(node.line + 1, close + 1, (f"{head}  {tail}".rstrip(), *_entries(every, INDENT)))


def _value(node: Node) -> Value:
    if isinstance(node, Leaf):
        return node.text
    if node.items is not None:
        return [_value(one) for one in node.items]
    return {name: _value(one) for name, (_, one) in (node.entries or {}).items()}


def _entries(entries: Sequence[Value], indent: int) -> tuple[str, ...]:
    return tuple(items(entries, indent).removesuffix("\n").split("\n"))


def _lines(values: Mapping[str, Value], indent: int) -> tuple[str, ...]:
    return tuple(fields(values, indent).removesuffix("\n").split("\n"))


def _after(line: int, source: Source, lines: Sequence[str]) -> Edit:
    return Edit(line, line, (source.lines[line - 1], *lines))


def _new_field(source: Source, name: str, lines: Sequence[str]) -> Edit:
    """A field of a work log that is not there yet: after the nearest before it in the model, else at the end."""
    there = source.root.entries or {} if source.root else {}
    before = [one for one in ORDER[: ORDER.index(name)] if one in there]
    last = next((at for at in range(len(source.lines), 0, -1) if source.lines[at - 1].strip()), 1)
    if before:
        last = _end(source, there[before[-1]][1])
    return _after(last, source, lines)


def _dash(source: Source, holder: Branch, item: Node) -> int:
    """The line (from 1) on which an entry of a list begins."""
    return next(
        at for at in range(item.line, -1, -1) if source.lines[at][holder.column : holder.column + 1] == "-"
    ) + 1  # fmt: skip


def _end(source: Source, node: Node) -> int:
    """The last line (from 1) of a value; blank lines after a block are not its own."""
    if isinstance(node, Leaf):
        last = node.end_line if node.style in ("|", ">") else node.end_line + 1
        while last > node.line + 1 and not source.lines[last - 1].strip():
            last -= 1
        return last
    inner = [*(node.items or ()), *(value for _, value in (node.entries or {}).values())]
    return max((_end(source, one) for one in inner), default=node.line + 1)


def _spelt(path: Path) -> str:
    """A path as a person counts: steps 3."""
    return " ".join(str(part + 1) if isinstance(part, int) else part for part in path)
