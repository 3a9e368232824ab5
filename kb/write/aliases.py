"""More entries for a list of names in a record (`aliases`, `merged`), as one edit that keeps every other line."""

from __future__ import annotations

from collections.abc import Sequence

from kb.model.file.nodes import Branch, Leaf, Node, child, is_blank
from kb.model.file.source import Source
from kb.problem import Edit


def names_edit(source: Source, field: str, more: Sequence[str]) -> Edit:
    """The edit that adds `more` to the list `field`, or begins one below the title.

    Raises ValueError with a sentence for a list that cannot be added to without losing a person's words.
    """
    lines = source.lines
    found = child(source.root, field)
    if found is None:
        at = _end_of_title(source)
        return Edit(at, at, (lines[at - 1], f"{field}:", *_items(more, 2)))
    key, node = found
    number = (key or node).line
    if is_blank(node):
        return Edit(number + 1, number + 1, (lines[number], *_items(more, 2)))
    if isinstance(node, Leaf) and node.line == node.end_line == number:
        head, tail = lines[number][: node.column].rstrip(), lines[number][node.end_column :].strip()
        written = lines[number][node.column : node.end_column]
        return Edit(number + 1, number + 1, (f"{head}  {tail}".rstrip(), f"  - {written}", *_items(more, 2)))
    if not isinstance(node, Branch) or not node.items:
        raise ValueError(f"{source.path}:{number + 1}: {field} is no list; write it as one first")
    last = node.items[-1]
    end = (last.end_line if isinstance(last, Leaf) else last.line) + 1
    if lines[node.line][node.column : node.column + 1] == "[":
        before, bracket, after = lines[end - 1].rpartition("]")
        if not bracket or "#" in before:
            raise ValueError(f"{source.path}:{end}: write {field} without square brackets first, a name on each line")
        return Edit(end, end, (f"{before.rstrip().rstrip(',')}, {', '.join(more)}]{after}",))
    return Edit(end, end, (lines[end - 1], *_items(more, node.column)))


def _items(names: Sequence[str], indent: int) -> list[str]:
    return [f"{' ' * indent}- {name}" for name in names]


def _end_of_title(source: Source) -> int:
    """The number, from 1, of the line after which a new field goes: the title's last, else the file's."""
    found = child(source.root, "title")
    leaves: list[Node] = [found[1]] if found else []
    if found and isinstance(found[1], Branch) and found[1].entries:
        leaves = [value for _, value in found[1].entries.values()]
    if leaves and all(isinstance(leaf, Leaf) and leaf.style not in ("|", ">") for leaf in leaves):
        return max(leaf.end_line for leaf in leaves if isinstance(leaf, Leaf)) + 1
    last = len(source.lines)
    while last > 1 and not source.lines[last - 1].strip():
        last -= 1
    return last
