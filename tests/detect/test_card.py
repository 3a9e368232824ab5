"""What a person is told of a pitfall: the title in their language, and what to do now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.detect.card import Card
from kb.detect.cards import cards_of, one_line
from kb.read.beside.site_settings import SiteSettings
from kb.read.folder import read_library

TITLES = {"ja": "ペンキ", "en": "Paint"}


@pytest.mark.parametrize(
    ("titles", "own", "language", "title"),
    [
        (TITLES, "ja", "en", "Paint"),
        (TITLES, "ja", "fr", "ペンキ"),
        ({"": "Plain", "ja": "ペンキ"}, "ja", "en", "Plain"),
        ({"de": "Farbe"}, "", "en", "Farbe"),
        ({"en": ""}, "", "en", "wet-paint"),
        ({}, "", "en", "wet-paint"),
    ],
)
def test_the_title(titles: dict[str, str], own: str, language: str, title: str) -> None:
    assert Card("wet-paint", titles, own).title(language) == title


def test_what_to_do_now_is_to_recover_else_to_avoid() -> None:
    assert Card("x", {}, recover=("wash",), avoid=("wait",)).now == ("wash",)
    assert Card("x", {}, avoid=("wait",)).now == ("wait",)


def test_a_text_on_one_line_without_marks() -> None:
    assert one_line("See [[wet-paint|the paint]]\n  and [[door#avoid]].") == "See the paint and door."


LOGS = """
logs/kb.yml
| public: true
logs/pitfalls/wet-paint.yml
| title: Wet paint
| severity: delay
| recover:
|   - Wash, as in [[door]]
| avoid:
|   - Wait
| internal:
|   - recover
logs/pitfalls/door.yml
| title: Door
| visibility: internal
logs/windows/first.yml
| title: First
| window:
|   start: 2026-01-14 02:00
| deviations:
|   - seen: red hands
|     pitfall: wet-paint
logs/windows/second.yml
| title: Second
| visibility: internal
| window:
|   start: 2026-02-14 02:00
| deviations:
|   - seen: red hands
|     pitfall: wet-paint
"""


def test_cards_of_a_library(shelf: Callable[[str], Path]) -> None:
    library, _ = read_library(shelf(LOGS))
    cards = cards_of(library, SiteSettings(url="https://kb.example.org/ops"))
    assert list(cards) == ["wet-paint"], "nothing of what is internal"
    card = cards["wet-paint"]
    assert (card.recover, card.avoid, card.now) == ((), ("Wait",), ("Wait",))
    assert (card.met, card.last_met, card.last_log) == (2, "2026-02-14", ""), "an internal log is counted, not named"
    assert card.url == "https://kb.example.org/ops/pitfalls/wet-paint/"
    flat = cards_of(library, SiteSettings(directory_urls=False))["wet-paint"]
    assert (flat.page, flat.url) == ("pitfalls/wet-paint.html", "")
