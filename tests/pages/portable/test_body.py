"""Our pages as Markdown: what CommonMark, Python-Markdown and Hugo each leave whole."""

from __future__ import annotations

import html

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown
from markdown_it import MarkdownIt

from kb.pages.page import Page, Section
from kb.pages.portable.body import as_markdown, as_text, unbroken
from kb.pages.portable.front_matter import front_matter
from kb.pages.portable.zensical import between_files


def section(anchor: str, heading: str, body: str) -> Section:
    title = f'<h2 id="{anchor}">{html.escape(heading)}<a class="headerlink" href="#{anchor}">¶</a></h2>'
    whole = f'<section class="kb-section kb-{anchor}">{title if heading else ""}{body}</section>'
    return Section(anchor, heading, whole, "")


PAGE = Page(
    "pitfalls/x",
    "A <b> & {{< c >}}",
    (
        section("", "", "<p>one</p>\n\n<p>two</p>"),
        section("avoid", "How *not* to", '<pre>a\n\n  b {{< x >}}</pre>\n\n<p title="1\n\n2">c</p>'),
    ),
    facets={"tags": ("night", "a, b")},
)


def test_front_matter_and_headings() -> None:
    head, _, body = as_markdown(PAGE, html.escape)[4:].partition("---\n")
    assert yaml.safe_load(head) == {"title": "A &lt;b&gt; &amp; {{&lt; c &gt;}}", "tags": ["night", "a, b"]}
    assert "## How &#42;not&#42; to {#avoid}\n" in body
    assert "<h2" not in body


@pytest.mark.parametrize("render", [MarkdownIt("commonmark").render, markdown])
def test_no_markdown_takes_the_html_apart(render: object) -> None:
    body = as_markdown(PAGE, html.escape).partition("---\n")[2].partition("---\n")[2]
    shown = render(body)  # type: ignore[operator]  # two functions of different libraries
    assert "<pre>a&#10;&#10;  b &#123;&#123;< x >}}</pre>" in shown
    assert '<p title="1&#10;&#10;2">c</p>' in shown
    assert "<p>one</p>\n<p>two</p>" in shown
    assert "How *not* to" in html.unescape(shown)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_blank_line_is_left(text: str) -> None:
    body = unbroken(f"<pre>{html.escape(text)}</pre>\n\n<p>{html.escape(text)}</p>")
    assert "\n\n" not in body
    assert "{{" not in body


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_text_of_front_matter_is_read_back(text: str) -> None:
    block = front_matter({"title": text, "kept": "x"})
    assert yaml.safe_load(block[4:-4]).get("title", "") == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20))
def test_a_heading_is_text(text: str) -> None:
    shown = MarkdownIt("commonmark").renderInline(as_text(f"x{text}x"))
    assert html.unescape(shown) == " ".join(f"x{text}x".split())


@pytest.mark.parametrize(
    ("src", "link", "wanted"),
    [
        ("pitfalls/x.md", "../../windows/y/", "../windows/y/"),
        ("pitfalls/x.md", "../y/#avoid", "y/#avoid"),
        ("pitfalls/x.md", "shot.png", "x/shot.png"),
        ("pitfalls/x.md", "../../", "../"),
        ("pitfalls/x.md", "#avoid", "#avoid"),
        ("pitfalls/x.md", "https://example.org/a", "https://example.org/a"),
        ("pitfalls/x.md", "/absolute", "/absolute"),
        ("pitfalls/index.md", "../windows/y/", "../windows/y/"),
        ("x.md", "../", "./"),
    ],
)
def test_links_as_zensical_takes_them(src: str, link: str, wanted: str) -> None:
    assert between_files(f'<a class="x" href="{link}">y</a>', src) == f'<a class="x" href="{wanted}">y</a>'


def test_an_old_name_leads_on() -> None:
    page = Page("pitfalls/old", "New", (section("", "", "<p>gone</p>"),), lead_on="pitfalls/new")
    assert '<meta http-equiv="refresh" content="0; url=../../pitfalls/new/">' in as_markdown(page, html.escape)
