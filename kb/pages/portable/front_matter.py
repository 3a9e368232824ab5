"""The block of fields that begins a Markdown file. Every text is a JSON string, which YAML reads as the same text."""

from __future__ import annotations

import json
from collections.abc import Mapping


def front_matter(fields: Mapping[str, object]) -> str:
    """The block, without fields that are empty."""
    lines = [f"{name}: {_value(value)}" for name, value in fields.items() if value not in ("", (), [])]
    return "\n".join(["---", *lines, "---"]) + "\n"


def _value(value: object) -> str:
    """JSON, with escapes of YAML's for the few other characters that YAML folds or refuses."""
    text = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
    return "".join(char if char.isprintable() else _escaped(ord(char)) for char in text)


def _escaped(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
