"""One knowledge base drawn from text, and the brief of one of its windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.brief.brief import Brief
from kb.pipeline import check
from kb.pipeline.brief import briefs

Briefed = Callable[..., Brief]


@pytest.fixture
def briefed(shelf: Callable[[str], Path]) -> Briefed:
    """Draws `text` and gives the brief of its window `id`; misfits fail the test."""

    def give(text: str, id: str = "tonight", now: str = "2026-12-11 18:00") -> Brief:
        root = shelf(text)
        checked = check(root, now)
        assert not checked.has_misfits, checked.problems
        window = checked.library.log(id)
        assert window is not None
        return briefs(checked, root, [window])[0]

    return give
