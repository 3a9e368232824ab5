"""A record's tree of values without what is withheld: fields by name, references by their paths, names in texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from kb.model.file.path import Path
from kb.model.file.tree import Value, Values
from kb.public.veil import Veil

WHOLE = frozenset({("pitfalls_avoided", "id"), ("waive", "pitfall")})
"""References without which the item that holds them says nothing."""
RECORDS = frozenset({"ref", "runbook", "runbooks"})
"""Fields that may hold nothing but the name of a record."""


def without_fields(values: Values, names: Iterable[str]) -> Values:
    """Without the fields called `names`; `steps.command` is the field of every step."""
    for name in names:
        values = _without_field(values, tuple(name.split(".")))
    return values


def _without_field(values: Values, name: tuple[str, ...]) -> Values:
    first, *rest = name
    if rest and first in values:
        return {**values, first: _without_inner(values[first], tuple(rest))}
    return values if rest else {key: value for key, value in values.items() if key != first}


def _without_inner(value: Value, name: tuple[str, ...]) -> Value:
    if isinstance(value, list):
        return [_without_inner(one, name) for one in value]
    return _without_field(value, name) if isinstance(value, dict) else value


def without_paths(values: Values, paths: Iterable[Path]) -> Values:
    """Without the references at `paths`, and without what would say nothing without them."""
    for path in sorted(paths, key=lambda path: [(isinstance(part, int), part) for part in path], reverse=True):
        whole = isinstance(path[-1], str) and (path[0], path[-1]) in WHOLE
        values = cast("Values", _without_path(values, path[:-1] if whole else path))
    return values


def _without_path(holder: Value, path: Path) -> Value:
    part, *rest = path
    if isinstance(holder, list) and isinstance(part, int) and part < len(holder):
        inner = holder[part]
        kept = [_without_path(inner, tuple(rest))] if rest and isinstance(inner, dict | list) else []
        return [*holder[:part], *kept, *holder[part + 1 :]]
    if isinstance(holder, dict) and isinstance(part, str) and part in holder:
        inner = holder[part]
        if rest and isinstance(inner, dict | list):
            return {**holder, part: _without_path(inner, tuple(rest))}
        return {key: value for key, value in holder.items() if key != part}
    return holder


def veiled(values: Values, veil: Veil) -> Values:
    """With every text below the veil."""
    return {
        key: _veiled(value, veil)
        for key, value in values.items()
        if not (key in RECORDS and isinstance(value, str) and value in veil.names)
    }


def _veiled(value: Value, veil: Veil) -> Value:
    if isinstance(value, dict):
        return veiled(value, veil)
    if isinstance(value, list):
        return [_veiled(one, veil) for one in value]
    return veil.over(value) if value else value
