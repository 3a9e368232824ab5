"""A page of ours as a Markdown file: front matter, real `##` headings, and HTML that no Markdown takes apart.

CommonMark ends a block of HTML at a blank line, and Hugo reads `{{<` everywhere: so there are none of either.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import escape

from kb.pages.page import Addresses, Page, Section
from kb.pages.portable.front_matter import front_matter

_OPEN = re.compile(r'<section class="[^"]*"(?: id="[^"]*")?>')
_KEPT = re.compile(r"<(pre|textarea)\b.*?</\1>", re.DOTALL)
_VALUE = re.compile(r'="[^"]*"')
_BLANK = re.compile(r"\n\s*\n")
_NEWLINE = "&#10;"


def as_markdown(page: Page, shown: Callable[[str], str]) -> str:
    """The file. `shown` makes a text of front matter what the generator may print as it is (escaped, or not)."""
    tags = tuple(shown(tag) for tag in page.facets.get("tags", ()))
    fields = {"title": shown(page.title), "description": shown(page.description), "tags": tags}
    return "\n".join([front_matter(fields), *(_section(section, page) for section in page.sections)])


def _section(section: Section, page: Page) -> str:
    opening = _OPEN.match(section.html)
    assert opening is not None
    body = section.html[opening.end() :].removesuffix("</section>")
    heading = ""
    if section.heading:
        body = body.partition("</h2>")[2]
        heading = f"## {as_text(section.heading)} {{#{section.anchor}}}\n\n"
    lead_on = _lead_on(page) if page.lead_on and not page.waits else ""
    return f"{heading}{opening[0]}{unbroken(body)}{lead_on}</section>\n"


def _lead_on(page: Page) -> str:
    return f'<meta http-equiv="refresh" content="0; url={escape(Addresses().link(page.lead_on, page.path))}">'


def unbroken(markup: str) -> str:
    """HTML that looks the same, without blank lines and without what Hugo takes for a shortcode."""
    markup = _KEPT.sub(lambda match: match[0].replace("\n", _NEWLINE), markup)
    markup = _VALUE.sub(lambda match: match[0].replace("\n", _NEWLINE), markup)
    return _BLANK.sub("\n", markup).strip().replace("{{", "&#123;&#123;").replace("{%", "&#123;%")


def as_text(words: str) -> str:
    """Words in which Markdown finds nothing: its marks are character references."""
    return re.sub(r"[\\`*_{}\[\]<>&#|~!:$\"'^=]", lambda match: f"&#{ord(match[0])};", " ".join(words.split()))
