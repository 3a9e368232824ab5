"""What is typed is on the page, letter for letter: numbers, times, versions, account ids, `no`."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.payload_site import build, parse, text_of

VALUES = (
    *("no", "off", "yes", "on", "null", "~", "true", "012345670123", "0755", "0x1F", "1_000", "1.10", "8.0", "1e3"),
    *("22:30", "02:30", "1:1:1", "10:30:00", "2026-11-23", "2026-02-30", "v1.10", "1.0.0-rc.1+5", "+81 3-1234", "-0"),
    *(".inf", ".nan", "50%", "a  b", "a -- b", "(c) ... --- 'x'", "1/2 <= 3 && x", "C:\\temp\\new", "a\\_b", "x*y*z"),
    *("１２：３０", "ﬁ ㍿", "e\u0301", "~~no~~ ", "#482", "- [ ] x", "1. one", "> quoted", "$HOME `x`", "a_b_c __d__"),
    *("AT&T &amp; &lt;b&gt;", "https://a.example/?a=1&b=2", "[x](y)", "<b>", "{{ x }}", "{% x %}", "\\n \\t", "^sup^"),
)


def pages(folder: Path, values: list[str]) -> list[Element]:
    """Builds one knowledge base with a window for each value, in every field of the story that holds a text."""
    (folder / "logs/windows").mkdir(parents=True)
    (folder / "docs").mkdir()
    (folder / "docs/runbook.md").write_text("# Runbook\n")
    (folder / "logs/kb.yml").write_text("schema: 1\nas_of: 2026-12-01\n")
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: [search, kb]\ntheme: {name: material, language: en}\n")
    for number, value in enumerate(values):
        typed = json.dumps(value, ensure_ascii=False)
        record = f"""
title: {typed}
window: {{start: 2026-11-23 02:30, end: 2026-11-23 05:00}}
outcome: completed
tags: [{typed}]
steps:
  - {{do: {typed}, owner: {typed}, command: {typed}, minutes: 90, started: 02:30, finished: 04:05, result: done}}
deviations:
  - seen: {typed}
    expected: {typed}
    error: {json.dumps("$ " + value, ensure_ascii=False)}
"""
        (folder / f"logs/windows/w-{number:03}.yml").write_text(record, "utf-8")
    _, site = build(folder)
    return [parse(site / f"windows/w-{number:03}/index.html") for number in range(len(values))]


def as_shown(text: str) -> str:
    return " ".join(text.split())


def words_of(tree: Element) -> str:
    return " ".join(" ".join(tree.itertext()).split())


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Element]:
    return dict(zip(VALUES, pages(tmp_path_factory.mktemp("exact"), list(VALUES)), strict=True))


@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_it_is_on_the_page_as_typed(trees: dict[str, Element], value: str) -> None:
    tree = trees[value]
    assert text_of(tree.find(".//h1")) == as_shown(value)
    codes = ["".join(one.itertext()) for one in tree.iter("pre")]
    assert any(code == f"$ {value}" for code in codes), codes
    assert any(as_shown(value) == text_of(one) for one in tree.iter() if one.tag in ("code", "pre", "td", "dd", "span"))
    if not set(value) & set("*_~`[]<>\\^#&") and not value.startswith(("- ", "1. ")):  # no Markdown, which prose may be
        assert sum(text_of(one) == as_shown(value) for one in tree.iter() if one.tag in ("p", "span", "dd", "td")) >= 3
    shown = words_of(tree)
    for time in ("02:30", "04:05"):
        assert time in shown
