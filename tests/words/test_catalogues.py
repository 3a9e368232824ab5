"""Every word of the interface is in every catalogue, with the same places to fill."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kb.words import Words
from kb.words.catalogue import CATALOGUES

ROOT = Path(__file__).parents[2]
KEYWORDS = {"_": None, "_n": (1, 2), "words": None, "words.count": (1, 2), "counted": (1, 2), "later": None}
LANGUAGES = sorted(path.stem for path in CATALOGUES.glob("*.po"))


def used() -> set[str | tuple[str, ...]]:
    """Every message that templates and pages ask for."""
    found: set[str | tuple[str, ...]] = set()
    for folder, pattern, method in (
        ("templates/pages", "**.j2", "jinja2.ext:babel_extract"),
        ("kb/pages", "**.py", "python"),
        ("kb/pipeline", "**.py", "python"),
        ("kb/site", "**.py", "python"),
        ("kb/words", "**.py", "python"),
        ("kb/model", "latest.py", "python"),
        ("kb/imports", "steps.py", "python"),
    ):
        rows = extract_from_dir(ROOT / folder, [(pattern, method)], keywords=KEYWORDS)
        found |= {row[2] for row in rows if row[2]}
    return found


def places(text: object) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", str(text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated_and_nothing_is_left_over(language: str) -> None:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    translated = {message.id for message in messages if message.string and all(message.string)}
    assert translated == used()
    for message in messages:
        assert places(message.string) <= places(message.id), message.id


def test_counted_words() -> None:
    assert Words("en").count("met once", "met {n} times", 1) == "met once"
    assert Words("en").count("met once", "met {n} times", 3) == "met 3 times"
    assert Words("ja").count("met once", "met {n} times", 1) == "遭遇 1 回"


def test_an_unknown_language_speaks_english() -> None:
    assert Words("xx")("Draft") == "Draft"
    assert Words("ja-JP")("Draft") == "下書き"
