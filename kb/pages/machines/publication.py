"""What every file for machines is made from: the records that have a page, their pages, the site and the clock.

A record without a page is named nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from kb.library import MENTION, Entry, Library, LogEntry
from kb.links.documents import Document
from kb.model.pitfall import Pitfall
from kb.model.record import Record
from kb.model.state import State, state_of
from kb.pages.page import Addresses, Page
from kb.read.beside.site_settings import SiteSettings

_CANONICAL = Addresses()


@dataclass(frozen=True)
class Publication:
    """One site at one moment, as machines are told of it."""

    library: Library
    pages: tuple[Page, ...]
    site: SiteSettings
    now: datetime
    addresses: Addresses = field(default_factory=Addresses)
    documents: tuple[Document, ...] = ()
    """The hand-written pages."""

    @cached_property
    def by_source(self) -> Mapping[str, Page]:
        """The page of each record, by the record's file."""
        return {page.source: page for page in self.pages if page.source and not page.aside}

    @cached_property
    def records(self) -> tuple[tuple[Entry[Record], Page], ...]:
        """Every record that has a page, with it; windows and incidents first."""
        pages = self.by_source
        return tuple(
            (entry, pages[entry.source.path]) for entry in self.library.entries() if entry.source.path in pages
        )

    @cached_property
    def logs(self) -> tuple[LogEntry, ...]:
        """The work logs that have a page."""
        return tuple(entry for entry in self.library.logs if entry.source.path in self.by_source)

    @cached_property
    def pitfalls(self) -> tuple[Entry[Pitfall], ...]:
        """The pitfalls that have a page."""
        return tuple(entry for entry in self.library.pitfalls if entry.source.path in self.by_source)

    def state(self, entry: LogEntry) -> State:
        """Where a log stands."""
        return state_of(entry.record, entry.night, self.now)

    def path(self, entry: Entry[Record]) -> str:
        """The path of a record's page."""
        return self.by_source[entry.source.path].path

    def url(self, path: str, here: str = "") -> str:
        """The address of a page; relative to the page at `here` while mkdocs.yml says no site_url."""
        if not self.site.url:
            return self.addresses.link(path, here)
        return self.file_url("" if path == "" else self.addresses.link(path, ""))

    def file_url(self, name: str, here: str = "") -> str:
        """The address of a file of the site, by its name below the site's folder."""
        if not self.site.url:
            return self.addresses.asset(name, here) if name else "./"
        return f"{self.site.url.rstrip('/')}/{name}"

    def plain(self, text: str) -> str:
        """A text on one line, with the words of each mention instead of its brackets."""
        return " ".join(MENTION.sub(self._words, text).split())

    def _words(self, mention: re.Match[str]) -> str:
        entry = self.library.find(mention[1])
        return mention[3] or (entry.record.title.best(self.site.language)[0] if entry else mention[1])

    def identity(self, path: str) -> str:
        """A name for the page at `path` that stays when the site moves: its first address, also without site_url.

        The first of `old_urls` counts as the address that the site had at the beginning.
        """
        first = next((url for url in self.library.settings.old_urls if "//" in url), self.site.url)
        link = "" if path == "" else _CANONICAL.link(path, "")
        return f"{first.rstrip('/')}/{link}" if first else f"tag:kb.invalid,2026:{link}"
