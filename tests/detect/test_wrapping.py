"""Lines that a terminal broke, put together again."""

from __future__ import annotations

import pytest

from kb.detect.lines import output_of
from kb.detect.wrapping import NARROW, WIDE, columns, joined_lines


def joined(*lines: str) -> list[tuple[int, str, int]]:
    searched = joined_lines(output_of(enumerate(lines, 1)))
    found = [searched.line(index) for index in range(len(searched.texts))]
    return [(one.number, one.text, one.own) for one in found if one.joined]


def test_cut_at_the_width() -> None:
    ruler = "=" * 60
    assert (2, "x" * 60 + "rest", 60) in joined(ruler, "x" * 60, "rest")
    assert all(number == 1 for number, _, _ in joined(ruler, "x" * 50, "rest of a sentence")), "only the full line"


def test_wrapped_where_the_next_word_had_no_room() -> None:
    found = joined("=" * 60, "a sentence " + "x" * 43, "connection reset", "next")
    assert (2, "a sentence " + "x" * 43 + " connection reset", 54) in found
    assert not any(number > 2 for number, _, _ in found)


def test_in_the_box_of_terraform() -> None:
    found = joined("╷", "│ Error: reading the distribution of the web site, connection", "│ reset by peer", "╵")
    assert ("Error: reading the distribution of the web site, connection reset by peer") in [
        text for _, text, _ in found
    ]


def test_wide_characters_fill_two_columns() -> None:
    assert columns("abc") == 3
    assert columns("日本語x") == 7
    assert columns("│ ─") == 3
    full = "日" * 30
    assert (2, f"{full}本", 30) in joined("=" * 60, full, "本")


@pytest.mark.parametrize("width", [NARROW - 1, WIDE + 1])
def test_no_terminal_is_like_that(width: int) -> None:
    assert joined("=" * width, "x" * width, "rest") == []


def test_nothing_has_nothing() -> None:
    assert joined() == []
    assert joined("one") == []
