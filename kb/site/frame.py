"""Material's page around our content, rendered once for pages that differ in a few values only, then filled.

A *shape* is everything that Material's templates may ask of a page beside those values. A frame is used only after it
gave the first page of its shape byte for byte; else every page of that shape goes through Material's templates.
"""

from __future__ import annotations

import copy
import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from kb.site.our_pages import only_we_see

TOC = """{% import "partials/language.html" as lang with context %}{% include "partials/toc.html" %}"""
Values = dict[str, str]
"""What pages of one shape differ in: title, description, canonical, edit, contents, content."""


def _plain(text: str) -> str:
    return Markup(text).striptags()  # noqa: S704  # what the filter `striptags` does


FORMS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "escaped": lambda text: str(escape(text)),
    "plain": _plain,
    "plain and escaped": lambda text: str(escape(_plain(text))),
    "raw, not edit": lambda url: url.replace("edit", "raw"),
    "raw, not blob": lambda url: url.replace("blob", "raw"),
}
"""What Material does to a value before it prints it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page in pieces: between two pieces stands a value in one form."""

    pieces: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    """(name of the value, name of the form), one fewer than pieces."""

    def fill(self, values: Values) -> str:
        """The whole page."""
        parts = [self.pieces[0]]
        for (name, form), piece in zip(self.places, self.pieces[1:], strict=True):
            parts += (FORMS[form](values[name]), piece)
        return "".join(parts)


class Frames:
    """The frames of one build."""

    def __init__(self, environment: jinja2.Environment) -> None:
        self._template = environment.get_template("main.html")
        self._contents_template = environment.from_string(TOC)
        self._seen: set[object] = set()
        self._frames: dict[object, Frame | None] = {}
        self._contents: dict[object, str] = {}

    def page(self, page: Page, context: TemplateContext) -> str | None:
        """The finished page; None where Material's templates must make it themselves."""
        shape = _shape(page)
        if shape not in self._seen:
            self._seen.add(shape)
            return None
        if shape not in self._frames:
            self._frames[shape] = self._prove(page, context)
        frame = self._frames[shape]
        return frame.fill(self._values(page, context)) if frame else None

    def _prove(self, page: Page, context: TemplateContext) -> Frame | None:
        frame = self._make(page, context)
        if frame and frame.fill(self._values(page, context)) == self._template.render(context):
            return frame
        return None

    def _make(self, page: Page, context: TemplateContext) -> Frame | None:
        token = f"kb{secrets.token_hex(12)}"
        stand_in = _stand_in(page, token)
        around: TemplateContext = {**context, "page": stand_in}
        values = self._values(stand_in, around)
        markup = self._template.render(around)
        if values["contents"]:
            markup = markup.replace(values["contents"], f"{token}contents")
            values["contents"] = f"{token}contents"
        frame = _cut(markup, values)
        own = page.url.rstrip("/")
        return None if any(token in piece.casefold() or own in piece for piece in frame.pieces) else frame

    def _values(self, page: Page, context: TemplateContext) -> Values:
        return {
            "title": str(page.meta["title"]),
            "description": str(page.meta.get("description", "")),
            "canonical": page.canonical_url or "",
            "edit": page.edit_url or "",
            "contents": self._contents_of(page, context) if page.toc else "",
            "content": page.content or "",
        }

    def _contents_of(self, page: Page, context: TemplateContext) -> str:
        key = tuple(_told(link for top in page.toc for link in top.children))
        if key not in self._contents:
            self._contents[key] = self._contents_template.render(context)
        return self._contents[key]


def can_frame(config: MkDocsConfig, ours: object) -> bool:
    """Whether we know everything that may look at a page: Material's templates, search, and `ours`, the plugin."""
    if config.theme.name != "material" or _overrides(config.theme.custom_dir):
        return False
    return only_we_see(config, ours, "page_context")


def _overrides(folder: str | None) -> bool:
    return folder is not None and any(Path(folder).rglob("*.html"))


def _shape(page: Page) -> object:
    """What pages must share to share a frame: the folder (links lead from there) and which values they have."""
    meta: dict[str, Any] = {key: value for key, value in page.meta.items() if key not in ("title", "description")}
    meta.pop("kb_path", None)
    return (
        page.url.rstrip("/").rpartition("/")[0],
        page.url.endswith("/"),
        repr(sorted(meta.items())),
        bool(page.meta.get("description")),
        bool(page.canonical_url),
        bool(page.edit_url),
        bool(page.toc),
    )


def _stand_in(page: Page, token: str) -> Page:
    """The page with a marker for each value; the apostrophe tells the forms of a text apart."""
    one = copy.copy(page)
    one.meta = {**page.meta, "title": f"{token}title&#x27;"}
    if page.meta.get("description"):
        one.meta["description"] = f"{token}description&#x27;"
    one.canonical_url = page.canonical_url and f"{token}canonical"
    one.edit_url = page.edit_url and f"{page.edit_url}{token}edit"
    one.content = f"<h1>{token}content</h1>"
    if page.toc:
        top = AnchorLink(one.meta["title"], "", 1)
        top.children = [AnchorLink(f"{token}item", f"{token}anchor", 2)]
        one.toc = TableOfContents([top])
    return one


def _cut(markup: str, values: Values) -> Frame:
    marks = {form(value): (name, form_name) for name, value in values.items() if value
             for form_name, form in reversed(FORMS.items())}  # fmt: skip
    parts = re.split("(" + "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True)) + ")", markup)
    return Frame(tuple(parts[::2]), tuple(marks[mark] for mark in parts[1::2]))


def _told(items: Iterable[AnchorLink]) -> Iterable[object]:
    for item in items:
        yield (item.title, item.id, item.level, tuple(_told(item.children)))
