"""What every page is written at: the library, the clock, the words, and the ways to link and to show a text.

A `Desk` serves the whole site, a `View` one page: it knows where that page is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup, escape

from kb.brief.brief import Brief
from kb.brief.experience import Who
from kb.library import Entry, Library, LogEntry
from kb.links.documents import Document, page_path
from kb.model.record import Record
from kb.model.settings import Facet, Term
from kb.model.state import State, state_of
from kb.pages.formatting import Formatter
from kb.pages.page import Addresses, depth_of
from kb.pages.prose import Prose
from kb.pages.terms import TermIndex
from kb.problem import Problem
from kb.words import Words
from kb.words.labels import LABELS


@dataclass(frozen=True)
class Desk:
    """Everything the pages of one site share."""

    library: Library
    documents: Sequence[Document]
    problems: Mapping[str, Sequence[Problem]]
    """Problems of each record, by its id."""
    now: datetime
    words: Words
    addresses: Addresses = field(default_factory=Addresses)
    briefs: Mapping[str, Brief] = field(default_factory=dict)
    """Of the coming windows, by id."""
    place: Callable[[str], str] = page_path
    """Where the page of a hand-written file is; once MkDocs has read all of them."""
    urls: Collection[str] = ()
    """Every address that the site ever had."""

    @cached_property
    def formatter(self) -> Formatter:
        """Writes times in the site's language."""
        return Formatter(self.words)

    @cached_property
    def prose(self) -> Prose:
        """Renders texts."""
        return Prose()

    @cached_property
    def terms(self) -> Mapping[str, TermIndex]:
        """Who uses which word, per facet that has pages."""
        return {facet: TermIndex.of(self.library, facet) for facet in ("systems", "tools")}

    @cached_property
    def document_paths(self) -> Mapping[str, str]:
        """Page paths of the hand-written documents, by every way a record may write them."""
        paths = {}
        for document in self.documents:
            path = quote(self.place(document.path))
            for written in (document.path, document.path.removesuffix(".md")):
                paths[written] = paths[f"docs/{written}"] = path
        return paths

    @cached_property
    def everybody(self) -> frozenset[tuple[str, str]]:
        """(name, role) of everybody whom any log names."""
        return frozenset((one.name, one.role) for entry in self.library.logs for one in entry.record.people)

    @cached_property
    def kept(self) -> dict[tuple[str, str, int], Markup]:
        """Pieces that many pages show alike, by what they are, of which record, and how deep the page is."""
        return {}

    def state(self, entry: LogEntry) -> State:
        """Where a log stands today."""
        return state_of(entry.record, entry.night, self.now)

    def label(self, code: object) -> str:
        """What a word of the records is called on a page."""
        text = str(code)
        return self.words(LABELS[text]) if text in LABELS else text

    def title(self, record: Record) -> str:
        """The record's title for this site's readers."""
        return record.title.best(self.words.language)[0]


def path_of(entry: Entry[Record]) -> str:
    """Where a record's page is."""
    return f"{entry.folder}/{entry.id}"


@dataclass(frozen=True)
class View:
    """One page's window on the desk; templates call these methods."""

    desk: Desk
    here: str
    lang: str = ""
    """The language of the page's own record, when it says so."""

    def url(self, path: str) -> str:
        """A link to another page of the site."""
        return self.desk.addresses.link(path, self.here)

    def keep(self, piece: str, name: str, caller: Callable[[], Markup]) -> Markup:
        """A piece of HTML made once for all pages at the same depth: their links are the same."""
        key = (piece, name, depth_of(self.here))
        kept = self.desk.kept
        if key not in kept:
            kept[key] = Markup(str(caller()).strip() + "\n")  # noqa: S704  # rendered with autoescape
        return kept[key]

    def asset(self, path: str) -> str:
        """A link to a file of the site."""
        return self.desk.addresses.asset(path, self.here)

    def prose(self, text: str) -> Markup:
        """Paragraphs, marked with the record's language where the site speaks another."""
        markup = self.desk.prose.blocks(text, self.resolve, self.follow)
        if not self._foreign(self.lang):
            return markup
        return Markup(f'<div lang="{escape(self.lang)}">{markup}</div>')  # noqa: S704  # both parts are safe

    def line(self, text: str, lang: str | None = None) -> Markup:
        """One line of text of this page's record, or of one in `lang`."""
        markup = self.desk.prose.line(text, self.resolve, self.follow)
        language = self.lang if lang is None else lang
        if not self._foreign(language):
            return markup
        return Markup(f'<span lang="{escape(language)}">{markup}</span>')  # noqa: S704  # both parts are safe

    def _foreign(self, language: str) -> bool:
        return bool(language) and language != self.desk.words.language

    def record(self, name: str) -> Markup:
        """A link to the record of an id, under its title; the name as text when there is none."""
        entry = self.desk.library.find(name)
        if entry is None:
            return Markup("<code>{}</code>").format(name)
        return self.entry(entry)

    def entry(self, entry: Entry[Record], words: str = "") -> Markup:
        """A link to a record, under its title."""
        title, language = entry.record.title.best(self.desk.words.language)
        language = language or entry.record.lang
        lang = f' lang="{escape(language)}"' if self._foreign(language) else ""
        link = f'<a href="{escape(self.url(path_of(entry)))}"{lang}>{escape(words or title)}</a>'
        return Markup(link)  # noqa: S704  # every part is escaped

    def term(self, facet: Facet, word: str) -> Markup:
        """A link to the page of a system or tool."""
        use = self.desk.terms[facet].find(word) if facet in self.desk.terms else None
        shown = escape(self.word(facet, word))
        link = f'<a href="{escape(self.url(f"{facet}/{use.key}"))}">{shown}</a>' if use else shown
        return Markup(link)  # noqa: S704  # every part is escaped

    def word(self, facet: Facet, word: str) -> str:
        """A word of the vocabulary as this site's readers say it."""
        term: Term | None = self.desk.library.settings.term(facet, word)
        return term.name.best(self.desk.words.language)[0] if term else word

    def things(self, words: Iterable[str]) -> str:
        """Tools, and what steps touch, as this site's readers say it: A, B; A、B."""
        return self.desk.words(", ").join(self.word("tools", self.word("touches", word)) for word in words)

    def who(self, one: Who) -> str:
        """Somebody by name, or by role."""
        return one.name or self.word("roles", one.role)

    def resolve(self, name: str, section: str, words: str) -> tuple[str, str] | None:
        """Link and words for a mention."""
        entry = self.desk.library.find(name)
        if entry is None:
            return None
        anchor = f"#{section}" if section else ""
        return self.url(path_of(entry)) + anchor, words or self.desk.title(entry.record)

    def follow(self, href: str) -> str:
        """A link as written in a record: a document's path becomes a link to its page."""
        path, hash_, section = href.partition("#")
        target = self.desk.document_paths.get(path.removeprefix("./").removeprefix("../").rstrip("/"))
        return f"{self.url(target)}{hash_}{section}" if target is not None else href

    def document(self, reference: str) -> str | None:
        """A link to a hand-written page, or None when the site has no such page."""
        path, hash_, section = reference.partition("#")
        target = self.desk.document_paths.get(path)
        return f"{self.url(target)}{hash_}{section}" if target is not None else None
