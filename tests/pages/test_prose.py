"""Prose keeps every character a person typed, and never becomes markup of theirs."""

from __future__ import annotations

import html
import re

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.pages import prose as prose_module
from kb.pages.html_text import plain_text
from kb.pages.prose import Prose, safe_link

PROSE = Prose()
WORDS = "p a em strong code pre ul ol li blockquote hr br h4 h5 h6 table thead tbody tr th td html head body"
ALLOWED = frozenset(WORDS.split())


def resolve(name: str, section: str, words: str) -> tuple[str, str] | None:
    return None if name == "unknown" else (f"../{name}/{'#' + section if section else ''}", words or name.upper())


def blocks(text: str) -> str:
    return str(PROSE.blocks(text, resolve, lambda href: href))


def line(text: str) -> str:
    return str(PROSE.line(text, resolve, lambda href: href))


def elements(markup: str) -> list[tuple[str, dict[str, str]]]:
    tree = html5lib.parse(f"<!doctype html><body>{markup}", namespaceHTMLElements=False)
    return [(element.tag, dict(element.attrib)) for element in tree.iter()]


text = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=80)
PIECES = """<script>|</p>|[x](javascript:alert(1))|![x](http://e/x.png)|`|<img src=x onerror=y>|&lt;|[[a-b]]|[[a-b#c]]
\\[[a]]|**|「|」|# |- |1. |http://[|[y](http://[)|<http://e>|[z](data:text/html,x)|***|~~~|    """
hostile = st.lists(st.sampled_from([*re.split(r"[|\n]", PIECES), "|", "\n", "\n\n"]), max_size=12).map("".join)


@settings(max_examples=150)
@given(st.one_of(text, hostile))
def test_no_text_becomes_active(text: str) -> None:
    for markup in (blocks(text), line(text)):
        for tag, attributes in elements(markup):
            assert tag in ALLOWED
            assert set(attributes) <= {"href", "class", "start", "title"}
            assert safe_link(attributes.get("href", ""))


@settings(max_examples=150)
@given(text)
def test_a_line_without_marks_is_the_text_itself(text: str) -> None:
    if not any(mark in text for mark in "`[<\n"):
        assert html.unescape(line(text)) == text


@settings(max_examples=150)
@given(text)
def test_the_short_way_gives_what_commonmark_gives(text: str) -> None:
    if prose_module._PLAIN.fullmatch(text.strip("\n")):
        whole = PROSE._blocks.render(text, {"resolve": resolve, "follow": lambda href: href})
        assert plain_text(blocks(text)) == plain_text(whole)
        assert [tag for tag, _ in elements(blocks(text))] == [tag for tag, _ in elements(whole)]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("これは**「重要」**です。", "これは<strong>「重要」</strong>です。"),
        ("改行しても\n続く", "改行しても続く"),
        ("see [[a-b]]", 'see <a class="kb-mention" href="../a-b/">A-B</a>'),
        ("see [[a-b#why|the reason]]", 'see <a class="kb-mention" href="../a-b/#why">the reason</a>'),
        ("\\[[a-b]] is no mention", "[[a-b]] is no mention"),
        ("[[unknown]] stays", "[[unknown]] stays"),
        ("`[[a-b]]` is code", "<code>[[a-b]]</code> is code"),
        ("![a picture](http://e.example/x.png)", '<a href="http://e.example/x.png">a picture</a>'),
        ("<b>no</b>", "&lt;b&gt;no&lt;/b&gt;"),
    ],
)
def test_prose(typed: str, shown: str) -> None:
    assert blocks(typed) == f"<p>{shown}</p>\n"


@pytest.mark.parametrize(
    "typed", ["rm *.tmp *.log", "C:\\temp\\x", "__init__ and _x_", "1. not a list", "# not a heading"]
)
def test_a_line_keeps_marks_of_markdown(typed: str) -> None:
    assert html.unescape(line(typed)) == typed


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("https://a.example/", True),
        ("mailto:a@b.example", True),
        ("../x/#y", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("http://[", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
    ],
)
def test_safe_link(link: str, safe: bool) -> None:
    assert safe_link(link) is safe
