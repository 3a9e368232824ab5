"""Patterns that every Python kb runs on reads alike."""

from __future__ import annotations

import ast
import re
from pathlib import Path

KB = Path(__file__).parents[1] / "kb"
POSSESSIVE_GROUP = re.compile(r"\)[*+?]\+(?!,)|\(\?>")
"""Python 3.11.0 to 3.11.4 match `(…)*+` wrongly when there is a choice in it; a single character may be possessive."""


def test_no_group_is_possessive() -> None:
    found = [
        f"{path.relative_to(KB.parent)}:{node.lineno}"
        for path in sorted(KB.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and POSSESSIVE_GROUP.search(node.value)
    ]
    assert not found
