"""A record's tree of values without what is withheld: fields by name, references by their paths, names in texts."""

from __future__ import annotations

from collections.abc import Iterable

from kb.model.record import Path
from kb.model.source import Branch, Leaf, Node
from kb.public.veil import Veil

WHOLE = frozenset({("pitfalls_avoided", "id"), ("waive", "pitfall")})
"""References without which the item that holds them says nothing."""
RECORDS = frozenset({"ref", "runbook", "runbooks"})
"""Fields that may hold nothing but the name of a record."""


def without_fields(root: Branch, names: Iterable[str]) -> Branch:
    """Without the fields called `names`; `steps.command` is the field of every step."""
    for name in names:
        root = _without_field(root, tuple(name.split(".")))
    return root


def _without_field(node: Branch, name: tuple[str, ...]) -> Branch:
    if node.items is not None:
        items = [_without_field(one, name) if isinstance(one, Branch) else one for one in node.items]
        return node._replace(items=items)
    entries = dict(node.entries or {})
    if len(name) == 1:
        entries.pop(name[0], None)
    elif name[0] in entries:
        key, value = entries[name[0]]
        entries[name[0]] = (key, _without_field(value, name[1:]) if isinstance(value, Branch) else value)
    return node._replace(entries=entries)


def without_paths(root: Branch, paths: Iterable[Path]) -> Branch:
    """Without the references at `paths`, and without what would say nothing without them."""
    for path in sorted(paths, key=lambda path: [(isinstance(part, int), part) for part in path], reverse=True):
        whole = isinstance(path[-1], str) and (path[0], path[-1]) in WHOLE
        root = _without_path(root, path[:-1] if whole else path)
    return root


def _without_path(node: Branch, path: Path) -> Branch:
    part, *rest = path
    if node.items is not None and isinstance(part, int) and part < len(node.items):
        items = list(node.items)
        inner = items[part]
        if rest and isinstance(inner, Branch):
            items[part] = _without_path(inner, tuple(rest))
        else:
            items.pop(part)
        return node._replace(items=items)
    if node.entries is not None and part in node.entries:
        entries = dict(node.entries)
        key, value = entries[str(part)]
        if rest and isinstance(value, Branch):
            entries[str(part)] = (key, _without_path(value, tuple(rest)))
        else:
            entries.pop(str(part))
        return node._replace(entries=entries)
    return node


def veiled(node: Branch, veil: Veil) -> Branch:
    """With every text below the veil."""
    if node.items is not None:
        return node._replace(items=[_veiled(one, veil) for one in node.items])
    entries = {
        key: (leaf, _veiled(value, veil))
        for key, (leaf, value) in (node.entries or {}).items()
        if not (key in RECORDS and isinstance(value, Leaf) and value.text in veil.names)
    }
    return node._replace(entries=entries)


def _veiled(node: Node, veil: Veil) -> Node:
    return veiled(node, veil) if isinstance(node, Branch) else node._replace(text=veil.over(node.text))
