"""Somebody's words that YAML took for a map or a list, told as what they are: a sentence, or fields in short.

Asked for what did not fit the model; knows the model's nouns and the lines of the file.
"""

from __future__ import annotations

from pydantic_core import ErrorDetails

from kb.model.file.nodes import Branch, Leaf, Node
from kb.model.file.path import Path
from kb.model.file.source import Source
from kb.model.values.as_fields import as_fields
from kb.model.values.fields import Noun, Short
from kb.problem import Edit, Problem
from kb.read.fitting.model_fields import known_fields, owner_of
from kb.read.fitting.unknown import guess


def mistaken_prose(model: type[Noun], source: Source, detail: ErrorDetails) -> Problem | None:
    """A line of prose that YAML took for a map or a list, because of its colon or brackets."""
    path = detail["loc"]
    if detail["type"] == "extra_forbidden" and not str(path[-1]).isascii() and _may_be_text(owner_of(model, path[:-1])):
        path = path[:-1]
    elif detail["type"] != "wrong-type" or "expected a text" not in detail["msg"]:
        return None
    node = source.tree.node(path) if source.tree else None
    if not isinstance(node, Branch) or not _on_one_line(node):
        return None
    line = source.lines[node.line]
    text = line[node.column :].rstrip()
    fixed = line[: node.column] + "'" + text.replace("'", "''") + "'"
    rule = (
        "yaml-mention"
        if text.startswith("[[")
        else "yaml-colon"
        if node.entries is not None
        else "yaml-leading-character"
    )
    cause = {"yaml-mention": "[[", "yaml-colon": "': '"}.get(rule, f"'{text[:1]}'")
    place = source.at(node.line, node.column, len(text))
    message = f"YAML reads this text as {'a list' if node.entries is None else 'a map'}, because of {cause}"
    return Problem(
        place, rule, message, help=f"write:  {fixed.strip()}", edit=Edit(node.line + 1, node.line + 1, (fixed,))
    )


def _may_be_text(owner: type[Noun] | None) -> bool:
    return owner is not None and issubclass(owner, Short)


def _on_one_line(branch: Branch) -> bool:
    if branch.entries is not None:
        nodes: list[Node] = [value for _, value in branch.entries.values()]
        if len(nodes) != 1:
            return False
    else:
        nodes = branch.items or []
    return all(
        node.end_line == node.line == branch.line if isinstance(node, Leaf) else _on_one_line(node) for node in nodes
    )


def mistaken_pair(model: type[Noun], source: Source, path: Path) -> Problem | None:
    """An item with one field that nobody knows, `- lead: Sato` or `- before the start:`, where fields belong."""
    owner, name = owner_of(model, path[:-1]), str(path[-1])
    if len(path) < 2 or not isinstance(path[-2], int) or owner is None or issubclass(owner, Short):
        return None
    node = source.tree.node(path[:-1]) if source.tree else None
    if not isinstance(node, Branch) or node.entries is None or len(node.entries) != 1 or guess(owner, name):
        return None
    text = source.lines[node.line][node.column :].rstrip() if _on_one_line(node) else name
    message = f"'{name}' is not a field of {owner.__name__.lower()}"
    help = as_fields(text, known_fields(owner))
    return Problem(source.place(path, key=True), "unknown-field", message, help=help)
