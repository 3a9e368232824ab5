"""Five nights whose numbers one can check by hand, and their statistics."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.model.today import choose_now
from kb.read.folder import read_library
from kb.stats.selection import Selection
from kb.stats.stats import Stats, stats_of

Counted = Callable[..., Stats]


@pytest.fixture
def counted(shelf: Callable[[str], Path]) -> Counted:
    """Draws `text` and counts it at noon of 2026-07-01; misfits fail the test."""

    def give(text: str, selection: Selection | None = None, now: str = "2026-07-01 12:00") -> Stats:
        library, problems = read_library(shelf(text))
        assert problems == []
        return stats_of(library, selection or Selection(), choose_now(library.settings, now))

    return give
