"""One file of vectors holds RE2 in Python and RE2 in the browser to the same results."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from kb.detect.catalogue import Catalogue
from kb.detect.hit import Known
from kb.detect.patterns import trouble
from kb.detect.reading.material import read_material
from kb.model.detector import Detector
from kb.model.settings import Settings
from kb.templates_dir import templates_dir

VECTORS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / "search/patterns.yml").read_bytes())
JUDGE = """vectors => vectors.map(({pattern, unless, text}) => {
  const found = []
  kbPatterns.recognise({patterns: [[0, pattern, unless || ""]], lines: text.split("\\n")}, one => found.push(one))
  return found.length > 0
})"""
BAD = """patterns => patterns.filter(pattern => {
  try { kbRe2.RE2JS.compile(pattern); return true } catch (error) { return false }
})"""


def recognised(vector: dict[str, Any]) -> bool:
    detector = Detector.model_validate(
        {"error_text": {key: vector[key] for key in ("pattern", "unless") if key in vector}}
    )
    material = read_material("", vector["text"].encode(), "log", Settings())
    return bool(Catalogue([Known("x", detector)], Settings()).look(material).hits)


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
