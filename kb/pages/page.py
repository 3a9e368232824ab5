"""A page is a value: where it is, what it is called, and its sections. How it is shown is an adapter's work."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from sys import intern
from urllib.parse import quote

from kb.pages.html_text import own_text, plain_text

INNER = "kb-"
"""How names begin that are for a page's own use, as those of a drawing's title."""
_NAME = 'id="'
"""What stands before a name; splitting there takes a twentieth of a regular expression's time."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, with its anchor."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page: its anchor ('' for the lead), its heading, and its HTML with the heading in it."""

    anchor: str
    heading: str
    html: str
    own: str = ""
    """What the record says in it, without our labels: once the HTML is let go, where anybody asks for it then."""
    headings: tuple[Heading, ...] = ()

    @property
    def text(self) -> str:
        """All that a reader sees below the heading."""
        return plain_text(self._body())

    def without_html(self, *, searched: bool) -> Section:
        """What is needed of it after the page is written."""
        own = own_text(self._body()) if searched else ""
        return Section(self.anchor, self.heading, "", own, self.headings)

    def _body(self) -> str:
        return self.html.partition("</h2>")[2] if self.heading else self.html


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `path` has no leading slash and ends in '/' when it is an index; '' is the home page."""

    path: str
    title: str
    sections: tuple[Section, ...]
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = ""
    """The file it was made from, relative to the knowledge base."""
    description: str = ""
    lead_on: str = ""
    """The path of the page that took its place: this one only leads on."""
    waits: bool = False
    """Whether it says what happened and lets the reader go on, instead of leading on at once."""
    aside: bool = False
    """A second page of a record: found through the first one, so neither searched nor named as its address."""
    names: frozenset[str] | None = None
    """Every name in it that a link's `#…` may lead to, once the HTML is let go."""

    @property
    def html(self) -> str:
        """The whole content."""
        return "\n".join(section.html for section in self.sections)

    @property
    def src(self) -> str:
        """The Markdown file it would be: windows/x.md, windows/index.md."""
        return src(self.path)

    def without_html(self, searched: Callable[[Section], bool]) -> Page:
        """The page as it is needed once it is written: a large site holds a thousand. What is `searched` has a text."""
        kept = tuple(one.without_html(searched=searched(one)) for one in self.sections)
        return replace(self, sections=kept, names=places_in(self))


@dataclass(frozen=True, slots=True)
class Plan:
    """A page to be: where it is, what it is called, its template and what that is given."""

    path: str
    title: str
    template: str
    given: Mapping[str, object] = field(default_factory=dict)
    later: Callable[[], Mapping[str, object]] = dict
    """What else the template is given: computed when the page is rendered, and let go then."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = ""
    description: str = ""
    lead_on: str = ""
    waits: bool = False
    lang: str = ""
    aside: bool = False

    @property
    def src(self) -> str:
        """The Markdown file it would be."""
        return src(self.path)

    def page(self, sections: tuple[Section, ...] = ()) -> Page:
        """The page with these sections."""
        return Page(
            path=self.path,
            title=self.title,
            sections=sections,
            facets=self.facets,
            source=self.source,
            description=self.description,
            lead_on=self.lead_on,
            waits=self.waits,
            aside=self.aside,
        )


def places_in(page: Page) -> frozenset[str]:
    """Every name in the page that a link's `#…` may lead to."""
    if page.names is not None:
        return page.names
    found = set()
    for section in page.sections:
        before = ""
        for part in section.html.split(_NAME):
            if before[-1:].isspace():
                found.add(intern(part.partition('"')[0]))
            before = part
    return frozenset(name for name in found if name and not name.startswith(INNER))


def src(path: str) -> str:
    """The Markdown file that MkDocs would make the page at `path` from."""
    return f"{path}index.md" if path == "" or path.endswith("/") else f"{path}.md"


@dataclass(frozen=True, slots=True)
class Addresses:
    """How paths become links. With `directory_urls` a page is a folder (MkDocs' use_directory_urls)."""

    directory_urls: bool = True

    def link(self, target: str, here: str) -> str:
        """A relative link from the page at path `here` to the page at path `target` (which may carry a #section)."""
        path, hash_, section = target.partition("#")
        if self.directory_urls:
            goal = path if path == "" or path.endswith("/") else f"{path}/"
            up = "../" * depth_of(here)
        else:
            goal, up = _file(path), "../" * _file(here).count("/")
        return f"{up}{goal}{hash_}{section}" if up or goal else f"./{hash_}{section}"

    def file(self, path: str) -> str:
        """The file of the site that holds the page at `path`."""
        return f"{path.rstrip('/')}/index.html".lstrip("/") if self.directory_urls else _file(path)

    def asset(self, target: str, here: str) -> str:
        """A relative link from the page at `here` to a file (an attachment) in the site."""
        start = here.rstrip("/") if self.directory_urls else posixpath.dirname(_file(here))
        return quote(posixpath.relpath(target, start or "."))


def depth_of(path: str) -> int:
    """How many folders down a page is, as a folder of its own."""
    return path.rstrip("/").count("/") + 1 if path else 0


def _file(path: str) -> str:
    return f"{path}index.html" if path == "" or path.endswith("/") else f"{path}.html"
