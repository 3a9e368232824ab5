"""What a row of a drawing is called."""

from __future__ import annotations

import pytest

from kb.pages.axis import label_width
from kb.pages.row_label import shortened


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Run `pg_upgrade`", "Run pg_upgrade"),
        ("See [[wet-paint]], [[wet-paint#avoid|the paint]]", "See wet-paint, the paint"),
        ("Follow [the page](docs/a.md)", "Follow the page"),
        ("a [0] and ``", "a [0] and ``"),
    ],
)
def test_markdown_is_not_shown_as_typed(typed: str, shown: str) -> None:
    assert shortened(typed, 1000) == shown


def test_what_is_too_long_is_cut() -> None:
    shown = shortened("切り替える " * 60, 120)
    assert shown.endswith("…")
    assert label_width(shown) <= 120
