"""The pages of the rules show what their docstrings say as prose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.pipeline import check
from kb.pipeline.render import render


def test_code_in_a_rule_s_first_line_is_code(shelf: Callable[[str], Path]) -> None:
    root = shelf("")
    pages = {page.path: page.html for page in render(check(root, "2026-12-01"), root)}
    for path in ("rules/", "rules/decide-by-too-early"):
        assert "At <code>decide_by</code> the risky step is over" in pages[path]
