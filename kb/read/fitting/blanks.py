"""Fields that were written without a value, and whose name nobody knows: leaving them out must not hide the slip."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model.file.path import Path
from kb.model.file.tree import Tree, Value
from kb.model.values.fields import Noun
from kb.read.fitting.model_fields import hidden_fields, known_fields, owner_of


def unknown_blanks(model: type[Noun], tree: Tree | None) -> Iterator[Path]:
    """Where such a field stands in the tree of a file that is a `model`."""
    if tree and tree.has_blanks:
        yield from _below(model, tree.values, ())


def _below(model: type[Noun], value: Value, path: Path) -> Iterator[Path]:
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield from _below(model, item, (*path, position))
    elif isinstance(value, dict):
        for name, one in value.items():
            if not path and name.startswith("x-"):
                continue
            if one is not None:
                yield from _below(model, one, (*path, name))
            elif not _is_known(owner_of(model, path), name):
                yield (*path, name)


def _is_known(owner: type[Noun] | None, name: str) -> bool:
    return owner is None or name in known_fields(owner) or name in hidden_fields(owner)
