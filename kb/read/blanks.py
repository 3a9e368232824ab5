"""Fields that were written without a value, and whose name nobody knows: leaving them out must not hide the slip."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model.fields import Noun
from kb.model.record import Path
from kb.model.source import Branch, Node, is_blank
from kb.read.owners import hidden_fields, known_fields, owner_of


def unknown_blanks(model: type[Noun], node: Node | None, path: Path = ()) -> Iterator[Path]:
    """Where such a field stands below `node`, the value at `path` of a file that is a `model`."""
    if not isinstance(node, Branch):
        return
    for position, item in enumerate(node.items or ()):
        yield from unknown_blanks(model, item, (*path, position))
    for name, (_, value) in (node.entries or {}).items():
        if not is_blank(value):
            if path or not name.startswith("x-"):
                yield from unknown_blanks(model, value, (*path, name))
        elif (path or not name.startswith("x-")) and not _is_known(owner_of(model, path), name):
            yield (*path, name)


def _is_known(owner: type[Noun] | None, name: str) -> bool:
    return owner is None or name in known_fields(owner) or name in hidden_fields(owner)
