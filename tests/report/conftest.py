from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kb.problem import Level, Place, Problem


@pytest.fixture
def problem() -> Callable[..., Problem]:
    """Makes a problem of which a test names only what it is about."""

    def make(text: str = "  decided_by: 03:30", **given: Any) -> Problem:
        place = Place(
            given.pop("path", "logs/windows/x.yml"),
            given.pop("line", 12),
            given.pop("column", 3),
            given.pop("width", 10),
            text,
        )
        rule = given.pop("rule", "unknown-field")
        message = given.pop("message", "'decided_by' is not a field of window")
        return Problem(place, rule, message, given.pop("level", Level.ERROR), **given)

    return make
