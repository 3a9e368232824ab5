"""Our values in MkDocs' shapes: metadata, table of contents, theme folder, links for mentions."""

from __future__ import annotations

import html
import posixpath
import re
from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from kb.library import MENTION
from kb.links.documents import page_path, prose_lines
from kb.pages.desk import path_of
from kb.pages.page import Addresses, Page, Plan
from kb.pages.prose import safe_link
from kb.pipeline import Checked
from kb.shipped import templates_dir
from kb.words import Words

STYLES = "assets/kb/kb.css"
SCRIPTS = tuple(f"assets/kb/{name}.js" for name in ("names", "lead-on", "lists", "copying", "checklist", "copy-link"))
FRAMED = "kb-page.html"
"""Our page as `kb.site.frame` made it, or Material's main.html."""

MATERIAL_FONTS = {"text": "Roboto", "code": "Roboto Mono"}
"""Material's default, which every page would fetch from another site."""

RESERVED = "!#$%&'()*+,/:;=?@[]~"
"""What has a meaning in a URL, and stays as it is."""
BROKEN_LINKS = "kb.site.broken_links:BrokenLinks"
MATERIAL_FAVICON = "assets/images/favicon.png"

_MENTION_OR_BRACKETS = re.compile(rf"{MENTION.pattern}|(?P<brackets>\\\[\[)")
"""A mention, or `\\[[`: brackets that are meant as they are."""


def add_theme(config: MkDocsConfig) -> None:
    """Put our theme folder after the team's own and before Material's, with its words; no fonts from elsewhere."""
    ours = str(templates_dir() / "theme")
    if ours not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, ours)
    if STYLES not in config.extra_css:
        config.extra_css.insert(0, STYLES)
    for script in SCRIPTS:
        if script not in config.extra_javascript:
            config.extra_javascript.append(script)
    if config.theme.get("font") == MATERIAL_FONTS:
        config.theme["font"] = False
    if config.theme.get("favicon") == MATERIAL_FAVICON:
        config.theme["favicon"] = "assets/kb/favicon.svg"
    config.theme["logo"] = config.theme.get("logo") or "assets/kb/logo.svg"
    words = Words(str(config.theme.get("language") or "en"))
    config.extra["kb_not_found"] = (
        words("There is no such page"),
        words("The address may be old or have a slip in it. Search for what you need, or look in the lists."),
    )


def prepare_markdown(config: MkDocsConfig) -> None:
    """Hand-written pages: links that are no addresses stop nothing; tables are aligned without `style=`."""
    if BROKEN_LINKS not in config.markdown_extensions:
        config.markdown_extensions.append(BROKEN_LINKS)
    for name in ("tables", "markdown.extensions.tables"):
        if name in config.markdown_extensions:
            config.mdx_configs.setdefault(name, {}).setdefault("use_align_attribute", True)


def metadata(page: Plan) -> dict[str, Any]:
    """What Material's templates ask of a page. MkDocs prints titles as they are, so ours are escaped."""
    meta: dict[str, Any] = {"title": html.escape(page.title), "search": {"exclude": True}, "kb_path": page.path}
    meta["template"] = FRAMED
    if page.description:
        meta["description"] = html.escape(page.description)
    if page.lead_on:
        meta["kb_lead_on"] = Addresses().link(page.lead_on, page.path)
        meta["kb_at_once"] = not page.waits
    if page.path in ("", "rules/") or page.path.endswith("/"):
        meta["hide"] = ["toc"]
    return meta


def edit_link(of_mkdocs: str | None, template: str, source: str) -> str | None:
    """The address of the pencil, as an attribute's text: kb.yml's own way to edit, else what MkDocs made."""
    if source and template and safe_link(template):
        return html.escape(template.replace("{path}", quote(source)))
    return html.escape(quote(of_mkdocs, safe=RESERVED)) if of_mkdocs else of_mkdocs


def show_names_as_text(page: MkDocsPage) -> None:
    """Front matter's title, and the file's name in the pencil, are text: Material prints both as they are."""
    title = page.meta.get("title")
    if isinstance(title, str):
        page.meta["title"] = html.escape(title)
    page.edit_url = edit_link(page.edit_url, "", "")


def contents(page: Page) -> TableOfContents:
    """The page's sections as MkDocs' table of contents."""
    links = []
    for section in page.sections:
        if section.anchor and section.heading:
            link = AnchorLink(html.escape(section.heading), section.anchor, 2)
            link.children = [AnchorLink(html.escape(one.text), one.anchor, 3) for one in section.headings]
            links.append(link)
    top = AnchorLink(html.escape(page.title), "", 1)
    top.children = links
    return TableOfContents([top] if links else [])


def mentions_to_links(
    markdown: str, src_uri: str, checked: Checked, addresses: Addresses, file: str | None = None
) -> str:
    """`[[id]]` in a hand-written page as links; unknown ones stay as written, and are told elsewhere.

    `file` is the page's own file in the site. Where it is not the usual one, another plugin has moved the page, or
    shows it in several places (the blog does both): then the links are Markdown's, which MkDocs puts right everywhere.
    """
    if "[[" not in markdown:
        return markdown
    here = page_path(src_uri)
    moved = file is not None and file != addresses.file(here)
    lines = markdown.split("\n")
    for number, line, prose in prose_lines(markdown):
        linked = line
        for match in reversed(list(_MENTION_OR_BRACKETS.finditer(prose))):
            start, end = match.span()
            if match["brackets"]:
                linked = f"{linked[:start]}[[{linked[end:]}"
                continue
            entry = checked.library.find(match[1])
            if entry is None:
                continue
            words = match[3] or entry.record.title.best(checked.site.language)[0]
            anchor = f"#{match[2]}" if match[2] else ""
            if moved:
                goal = posixpath.relpath(f"{path_of(entry)}.md", posixpath.dirname(src_uri) or ".")
                element = f"[{_text(words)}]({goal}{anchor})"
            else:
                link = addresses.link(path_of(entry), here) + anchor
                element = f'<a class="kb-mention" href="{html.escape(link)}">{_text(words)}</a>'
            linked = linked[:start] + element + linked[end:]
        lines[number - 1] = linked
    return "\n".join(lines)


def _text(words: str) -> str:
    """Words as character references, so that Markdown finds nothing in them."""
    return "".join(
        f"&#{ord(char)};" if char.isascii() and not char.isalnum() and char != " " else char for char in words
    )
