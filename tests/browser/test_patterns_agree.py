"""One file of vectors holds RE2 in Python and RE2 in the browser to the same results."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import re2
import yaml
from playwright.sync_api import Browser, Page

from kb.detect.catalogue import Catalogue
from kb.detect.hit import KnownDetector
from kb.detect.patterns import trouble
from kb.detect.reading.material import read_material
from kb.model.detector import Detector
from kb.model.settings import Settings
from kb.shipped import templates_dir

VECTORS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "search/patterns.yml").read_bytes())
JUDGE = """vectors => vectors.map(({pattern, unless, text}) => {
  const found = []
  kbPatterns.recognise({patterns: [[0, pattern, unless || ""]], lines: text.split("\\n")}, one => found.push(one))
  return found.length > 0
})"""
BAD = """patterns => patterns.filter(pattern => {
  try { kbRe2.RE2JS.compile(pattern); return true } catch (error) { return false }
})"""
POSSIBLE = """vectors => vectors.map(([pattern, text]) =>
  kbLiterals.possible([[0, pattern, ""]], text.split("\\n")).length > 0)"""
PIECES = (
    *("a", "b", "ab", "Ab", "s", "k", "é", "ſ", "\u212a", "σ", "ς", "Σ", "切", "😀", " ", "{", "0", "-", "]", ":", "&"),
    *(
        r"\.",
        r"\d",
        r"\S",
        r"\b",
        r"\[",
        "[ab]",
        "[^a]",
        "[]a]",
        r"[\]a]",
        "[[:alpha:]0]",
        "(a|b)",
        "(?:ab)",
        "(?i)",
        "(a[)]b)",
    ),
    *("?", "*", "+", "{2}", "{0,1}", "{1,}", "^", "$", ".", "|", r"\x41", r"\101", r"\Qa.b\E", r"\pL"),
)
LETTERS = "abAB .0sSkK\u212aſéÉσςΣ切😀{}]-:&Aa"


def recognised(vector: dict[str, Any]) -> bool:
    detector = Detector.model_validate(
        {"error_text": {key: vector[key] for key in ("pattern", "unless") if key in vector}}
    )
    material = read_material("", vector["text"].encode(), "log", Settings())
    return bool(Catalogue([KnownDetector("x", detector)], Settings()).look(material).hits)


@pytest.mark.parametrize("vector", [one for one in VECTORS if "hit" in one], ids=lambda one: one["pattern"])
def test_python_recognises(vector: dict[str, Any]) -> None:
    assert recognised(vector) == vector["hit"]


def test_python_refuses() -> None:
    assert [one["pattern"] for one in VECTORS if "bad" in one and not trouble(one["pattern"])] == []


@pytest.mark.browser
def test_the_browser_does_the_same(browser: Browser) -> None:
    page = browser.new_page()
    for script in ("re2js.js", "patterns.js"):
        page.add_script_tag(path=templates_dir() / "theme/assets/kb/search" / script)
    vectors = [one for one in VECTORS if "hit" in one]
    found = page.evaluate(JUDGE, vectors)
    assert [(one["pattern"], one["text"]) for one, hit in zip(vectors, found, strict=True) if hit != one["hit"]] == []
    assert page.evaluate(BAD, [one["pattern"] for one in VECTORS if "bad" in one]) == []
    page.close()


@pytest.fixture
def literals(browser: Browser) -> Iterator[Page]:
    """A page that knows which patterns are worth a look."""
    page = browser.new_page()
    page.add_script_tag(path=templates_dir() / "search/literals.js")
    yield page
    page.close()


@pytest.mark.browser
def test_what_is_recognised_is_looked_for(literals: Page) -> None:
    hits = [[one["pattern"], one["text"]] for one in VECTORS if one.get("hit")]
    found = literals.evaluate(POSSIBLE, hits)
    assert [pattern for (pattern, _), possible in zip(hits, found, strict=True) if not possible] == []


@pytest.mark.browser
def test_random_patterns_are_looked_for_where_they_are_found(literals: Page) -> None:
    chance = Random(4)
    hits: list[list[str]] = []
    misses: list[list[str]] = []
    options = re2.Options()
    options.log_errors = False
    while len(hits) < 2000:
        source = "".join(chance.choices(PIECES, k=chance.randint(1, 6)))
        try:
            pattern = re2.compile(source, options=options)
        except re2.error:
            continue
        for _ in range(4):
            text = "".join(chance.choices(LETTERS, k=12))
            (hits if pattern.search(text) else misses).append([source, text])
    found = literals.evaluate(POSSIBLE, hits)
    assert [hit for hit, possible in zip(hits, found, strict=True) if not possible] == []
    assert not all(literals.evaluate(POSSIBLE, misses)), "nothing is spared"
