"""Prose → HTML: CommonMark without raw HTML, with `[[id]]` mentions. The one file that knows markdown-it.

A line of text keeps every character; only `code`, links and mentions are shown as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup, escape
from mdit_py_cjk_friendly import cjk_friendly

from kb.library import MENTION
from kb.pages.easy_prose import Resolve, easy_blocks, easy_line, mention

Follow = Callable[[str], str]
"""A relative link as written → a link that works from the page it stands on."""

_PLAIN = re.compile(r"[^\s\\`*_\[\]<>&#+\-=|~:\d][^\\`*_\[\]<>&\n]*")
"""One line in which CommonMark would find nothing but a paragraph: it need not be asked."""
SCHEMES = ("", "http", "https", "mailto")


def safe_link(url: str) -> bool:
    """Whether a link may be followed: http, https, mailto or relative; `//host` is none of these."""
    if any(ord(char) < 33 for char in url) or url.replace("\\", "/").startswith("//"):
        return False
    try:
        return urlsplit(url).scheme.lower() in SCHEMES
    except ValueError:
        return False


class Prose:
    """Renders texts of records. `resolve` finds the page of a mention, `follow` mends relative links."""

    def __init__(self) -> None:
        self._blocks = _engine(MarkdownIt("commonmark", {"html": False}).enable("table").use(cjk_friendly))
        self._line = _engine(MarkdownIt("zero", {"html": False}).enable(["backticks", "link", "autolink"]))

    def blocks(self, text: str, resolve: Resolve, follow: Follow) -> Markup:
        """Paragraphs, lists, code, tables."""
        text = text.strip("\n")
        if _PLAIN.fullmatch(text):
            return Markup("<p>") + escape(text.strip()) + Markup("</p>\n")  # our own tags
        easy = easy_blocks(text, resolve)
        if easy is not None:
            return Markup(easy)  # noqa: S704  # escaped there
        env = {"resolve": resolve, "follow": follow}
        return Markup(self._blocks.render(text, env))  # noqa: S704  # markdown-it escapes; html is off

    def line(self, text: str, resolve: Resolve, follow: Follow) -> Markup:
        """One line: every character stays; code, links and mentions are shown as such."""
        if not any(mark in text for mark in "`[<"):
            return escape(text)
        easy = easy_line(text, resolve)
        if easy is not None:
            return Markup(easy)  # noqa: S704  # escaped there
        env = {"resolve": resolve, "follow": follow}
        return Markup(self._line.renderInline(text, env))  # noqa: S704  # markdown-it escapes; html is off


def _engine(markdown: MarkdownIt) -> MarkdownIt:
    markdown.inline.ruler.before("escape", "mention", _mention)
    markdown.inline.ruler.before("mention", "escaped_mention", _escaped_mention)
    markdown.validateLink = safe_link  # type: ignore[method-assign]  # markdown-it's documented way
    for name, rule in {
        "mention": _render_mention,
        "link_open": _render_link,
        "image": _render_image,
        "heading_open": _render_heading,
        "heading_close": _render_heading,
        "th_open": _render_cell,
        "td_open": _render_cell,
    }.items():
        markdown.add_render_rule(name, rule)
    return markdown


def _mention(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[[", state.pos):
        return False
    match = MENTION.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("mention", "", 0)
        token.meta = {"target": match[1], "section": match[2] or "", "words": match[3] or ""}
        token.content = match[0]
    state.pos = match.end()
    return True


def _escaped_mention(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("\\[[", state.pos):
        return False
    if not silent:
        state.pending += "[["
    state.pos += 3
    return True


def _render_mention(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: dict[str, Any]
) -> str:
    token = tokens[index]
    return mention(token.content, env["resolve"](token.meta["target"], token.meta["section"], token.meta["words"]))


def _render_link(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: dict[str, Any]
) -> str:
    href = str(tokens[index].attrGet("href") or "")
    return f'<a href="{escape(env["follow"](href))}">'


def _render_image(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: dict[str, Any]
) -> str:
    """An image elsewhere would be a request to another site: it is shown as a link."""
    src = str(tokens[index].attrGet("src") or "")
    words = tokens[index].content or src
    return f'<a href="{escape(env["follow"](src))}">{escape(words)}</a>'


def _render_heading(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: dict[str, Any]
) -> str:
    """Headings in prose are below the page's own two levels."""
    level = min(6, int(tokens[index].tag[1:]) + 3)
    return f"<h{level}>" if tokens[index].nesting == 1 else f"</h{level}>\n"


def _render_cell(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: dict[str, Any]
) -> str:
    """A cell's side without `style=`, which the site's policy forbids."""
    side = str(tokens[index].attrGet("style") or "").rpartition(":")[2]
    return f'<{tokens[index].tag} align="{escape(side)}">' if side else f"<{tokens[index].tag}>"
