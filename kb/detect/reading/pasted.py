"""Output that a work log quotes, in its deviations and its timeline, with the line at which each begins."""

from __future__ import annotations

from collections.abc import Iterator

from kb.detect.reading.material import Material
from kb.model.file.nodes import Leaf


def quoted_in(material: Material) -> Iterator[tuple[int, str, str | None]]:
    """For each: its first line, the text, and the pitfall that the record says it was."""
    if material.log is None:
        return
    for index, deviation in enumerate(material.log.deviations):
        yield _line_of(material, ("deviations", index, "error")), deviation.error, deviation.pitfall
    for index, entry in enumerate(material.log.timeline):
        yield _line_of(material, ("timeline", index, "output")), entry.output, None


def _line_of(material: Material, path: tuple[str | int, ...]) -> int:
    """The line (from 1) where a pasted text begins; below the key when it is a block."""
    node = material.source.tree.node(path) if material.source and material.source.tree else None
    if not isinstance(node, Leaf):
        return 1
    return node.line + (2 if node.style in ("|", ">") else 1)
