"""One top-level field of a new record's text, written anew; every other line stays as it is, comments included."""

from __future__ import annotations


def with_field(text: str, name: str, lines: str) -> str:
    """`text` with the top-level field `name` (its line and what is indented below it) replaced by `lines`.

    Raises KeyError when there is no such field; empty `lines` leave the field as it is.
    """
    if not lines:
        return text
    before, found, after = _split(text, name)
    if not found:
        raise KeyError(name)
    return before + lines + after


def _split(text: str, name: str) -> tuple[str, str, str]:
    lines = text.splitlines(keepends=True)
    first = next((n for n, line in enumerate(lines) if line.startswith(f"{name}:")), len(lines))
    last = first + 1
    while last < len(lines) and lines[last].startswith((" ", "\t")):
        last += 1
    return "".join(lines[:first]), "".join(lines[first:last]), "".join(lines[last:])
