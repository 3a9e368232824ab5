"""Atom feeds (RFC 4287) of finished work and of pitfalls, one per language that titles are written in.

Which records are in them and what they say of each; the XML is `kb.pages.machines.atom`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from kb.library import Entry
from kb.model.record import Record
from kb.pages.desk import path_of
from kb.pages.machines.atom import Feed, Item, write_feed
from kb.pages.machines.dates import UNDATED, changed, ended, first_and_last
from kb.pages.machines.publication import Publication
from kb.pages.prose import Prose
from kb.words import Words
from kb.words.catalogue import CATALOGUES

NEWEST = 30
"""How many entries a feed holds; kb.json has all records."""
SUBJECTS = ("postmortems", "pitfalls")


class Dated(NamedTuple):
    """A record for a feed, with when it came to be and when it last changed."""

    published: datetime
    updated: datetime
    entry: Entry[Record]
    text: str


def feed_name(subject: str, language: str) -> str:
    """Where a feed is: feeds/pitfalls.ja.xml."""
    return f"feeds/{subject}.{language}.xml"


def feed_title(site: Publication, subject: str, language: str) -> str:
    """What a feed is called: the site and the subject."""
    words = Words(language)
    title = {"postmortems": words("Postmortems"), "pitfalls": words("Pitfalls")}[subject]
    return f"{site.site.name}: {title}" if site.site.name else title


def languages(site: Publication) -> tuple[str, ...]:
    """The languages that feeds are written in: the site's own first, then those that titles have and kb speaks."""
    spoken = {"en", *(path.stem for path in CATALOGUES.glob("*.po"))}
    written = {language for entry, _ in site.records for language in entry.record.title.texts}
    return tuple(dict.fromkeys((site.site.language, *sorted(spoken & written))))


def feeds(site: Publication) -> Iterator[tuple[str, str]]:
    """(name, text) of every feed."""
    prose = Prose()
    chosen = {"postmortems": _postmortems(site), "pitfalls": _pitfalls(site)}
    bodies = {one.entry.id: _body(site, prose, one.text) for found in chosen.values() for one in found}
    for language in languages(site):
        for subject, found in chosen.items():
            yield (
                feed_name(subject, language),
                write_feed(_feed(site, subject, language), _items(site, found, bodies, language)),
            )


def _feed(site: Publication, subject: str, language: str) -> Feed:
    name = feed_name(subject, language)
    return Feed(
        id=site.identity("") + name,
        title=feed_title(site, subject, language),
        language=language,
        address=site.file_url(name, "feeds/"),
        page=site.url(f"{subject}/", "feeds/"),
        author=site.site.name or "kb",
    )


def _items(site: Publication, found: list[Dated], bodies: dict[str, str], language: str) -> Iterator[Item]:
    for one in found:
        record = one.entry.record
        title, written = record.title.best(language)
        path = site.path(one.entry)
        yield Item(
            id=site.identity(path),
            title=title,
            language=written or record.lang,
            address=site.url(path, "feeds/"),
            published=one.published,
            updated=one.updated,
            html=bodies[one.entry.id],
            tags=tuple(dict.fromkeys((*getattr(record, "systems", ()), *record.tags))),
        )


def _postmortems(site: Publication) -> list[Dated]:
    logs = [entry for entry in site.logs if entry.record.outcome and not entry.record.draft]
    found = [Dated(ended(entry), changed(entry), entry, entry.record.summary) for entry in logs]
    return _newest(found)


def _pitfalls(site: Publication) -> list[Dated]:
    entries = [entry for entry in site.pitfalls if entry.record.status != "draft" and not entry.record.draft]
    ends = {entry.id: ended(entry) for entry in site.library.logs}
    found = [Dated(*first_and_last(site.library, entry, ends), entry, entry.record.symptom) for entry in entries]
    return _newest(found)


def _newest(found: list[Dated]) -> list[Dated]:
    """The newest first; at the same moment by id, and undated ones last."""
    return sorted(found, key=lambda one: (-(one.updated - UNDATED).total_seconds(), one.entry.id))[:NEWEST]


def _body(site: Publication, prose: Prose, text: str) -> str:
    """The text as HTML whose links work in a feed reader; without site_url it has none."""

    def resolve(name: str, section: str, words: str) -> tuple[str, str] | None:
        entry = site.library.find(name)
        if entry is None or not site.site.url:
            return None
        anchor = f"#{section}" if section else ""
        return site.url(path_of(entry)) + anchor, words or entry.record.title.best(site.site.language)[0]

    return str(prose.blocks(text, resolve, lambda href: href)).strip() if text else ""
