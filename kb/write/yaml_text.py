"""Values → YAML as a person would write it: block style, plain where that is safe, `|` for prose.

What is written here reads back as exactly the same text; a text that no record may hold is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Union

Value = Union[str, int, None, Sequence["Value"], Mapping[str, "Value"]]  # noqa: UP007  # forward references cannot be joined with |
"""What can be written: texts, numbers, truth values, lists and maps. Empty ones are left out."""

_PLAIN_START = "「『（【/"
_NOT_PLAIN = re.compile(r":\s|:$|\s#|：|^[\d_.,]+(?:[eE][-+]?\d+)?$|^0[xob][\da-fA-F_]+$")
_YAML_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, direction overrides and lone surrogates: `kb.read.text.decode` accepts none of them."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_STEP = 2


def quoted(text: str) -> str:
    """`text` on one line: plain when that is safe, else in single quotes, else in double quotes with escapes.

    Raises ValueError for characters that no record may hold, or that only a block can hold (zero-width joiners).
    """
    _refuse(text)
    if is_plain(text):
        return text
    if any(not char.isprintable() and not char.isspace() for char in text):
        raise ValueError("a text with zero-width or unassigned characters needs a block")
    if any(char in text for char in "\n\r\t"):
        return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'
    return "'" + text.replace("'", "''") + "'"


def block(text: str, indent: int) -> str:
    """`text` as `|` and its lines, indented by `indent`, which is two more than the key or the dash it belongs to.

    Falls back to quotes for the few texts that a block would change.
    """
    _refuse(text)
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    if not text.strip() or "\r" in text or ends > 1:
        return quoted(text)
    opening = body[: len(body) - len(body.lstrip())]
    indicator = str(_STEP) if " " in opening or "\t" in opening or not opening.isascii() else ""
    chomping = "" if ends else "-"
    pad = " " * indent
    return "\n".join([f"|{indicator}{chomping}", *(pad + line if line else "" for line in body.split("\n"))])


def scalar(text: str, indent: int) -> str:
    """`text` as the value of a field or an item: on one line where it has one, else as a block."""
    if "\n" in text.strip("\n") or text.endswith("\n"):
        return block(text, indent)
    try:
        return quoted(text)
    except ValueError:
        return block(text, indent)


def is_plain(text: str) -> bool:
    """Whether `text` needs no quotes: no YAML reader, old or new, takes it for anything but this text."""
    return (
        bool(text)
        and text.isprintable()
        and text == text.strip()
        and (text[0].isalnum() or text[0] in _PLAIN_START)
        and not _NOT_PLAIN.search(text)
        and text.casefold() not in _YAML_WORDS
    )


def fields(values: Mapping[str, Value], indent: int = 0) -> str:
    """A map in block style, each line ended; fields without a value are left out."""
    return "".join(line + "\n" for line in _map_lines(values, indent))


def items(values: Sequence[Value], indent: int) -> str:
    """A list in block style, its dashes at `indent`, each line ended."""
    return "".join(line + "\n" for line in _list_lines(values, indent))


def commented(text: str, indent: int) -> str:
    """The lines of `text` as comments whose `#` stands at `indent`; taking `# ` away gives the lines back."""
    pad = " " * indent
    return "".join(f"{pad}# {line[indent:]}".rstrip() + "\n" for line in text.splitlines())


def _map_lines(values: Mapping[str, Value], indent: int) -> Iterator[str]:
    pad = " " * indent
    for key, value in values.items():
        if _is_absent(value):
            continue
        if isinstance(value, Mapping):
            yield f"{pad}{key}:"
            yield from _map_lines(value, indent + _STEP)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield f"{pad}{key}:"
            yield from _list_lines(value, indent + _STEP)
        else:
            yield from f"{pad}{key}: {_scalar(value, indent + _STEP)}".split("\n")


def _list_lines(values: Sequence[Value], indent: int) -> Iterator[str]:
    pad = " " * indent
    for value in values:
        if isinstance(value, Mapping):
            first, *rest = _map_lines(value, indent + _STEP)
            yield f"{pad}- {first[indent + _STEP :]}"
            yield from rest
        elif isinstance(value, Sequence) and not isinstance(value, str):
            raise TypeError("a record holds no lists directly in lists")
        else:
            yield from f"{pad}- {_scalar(value, indent + _STEP)}".split("\n")


def _scalar(value: str | int | None, indent: int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return scalar(value, indent) if isinstance(value, str) else str(value)


def _is_absent(value: Value) -> bool:
    return value is None or (not isinstance(value, int) and not len(value))


def _refuse(text: str) -> None:
    if found := _FORBIDDEN.search(text):
        raise ValueError(f"the text holds U+{ord(found[0]):04X}, which is not allowed in a record")
