"""Pages → the search index: titles, other names, facets, and the sections' own texts. Nothing is parsed twice.

Which of them are in it, `chosen` says; what of their texts, `texts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kb.detect.active_detectors import detectors_of
from kb.detect.patterns import trouble
from kb.library import Library
from kb.model.pitfall import Pitfall
from kb.pages.page import Addresses, Page
from kb.site.search.alike import groups_of, worth_carrying
from kb.site.search.chosen import is_found, is_searched, kind_of
from kb.site.search.texts import LONG_TITLE, after_badges, text_of_html, worth

FACETS = {"kind": "kind", "systems": "system", "tools": "tool", "outcome": "outcome", "year": "year"}
"""A page's facets, and what they are called in the box and in the URL."""


@dataclass(slots=True)
class _Columns:
    """The index being filled, a page at a time. Texts of one section of all pages stand together: they zip better."""

    location: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    """Empty for a page that is called as the last part of its location."""
    known: list[list[str]] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    facets: dict[str, list[int]] = field(default_factory=dict)
    """`system:web` → its pages, each as the number of pages that it stands behind the one before it."""
    sections: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    _filled: dict[tuple[str, str], int] = field(default_factory=dict)
    _last: dict[str, int] = field(default_factory=dict)

    def add(self, location: str, title: str, known: list[str], kind: str, facets: Sequence[str] = ()) -> None:
        """A page; its sections follow."""
        page = len(self.title)
        self.location.append(location)
        self.title.append(title)
        self.known.append(known)
        self.kind.append(kind)
        for facet in facets:
            self.facets.setdefault(facet, []).append(page - self._last.get(facet, 0))
            self._last[facet] = page

    def add_section(self, anchor: str, heading: str, text: str) -> None:
        """A section of the newest page. Where pages have none, a number says how many are passed over."""
        key, page = (anchor, heading), len(self.title) - 1
        texts = self.sections.setdefault(key, [])
        filled = self._filled.get(key, 0)
        if filled > page:
            texts[-1] += f" {text}"
            return
        if page > filled:
            texts.append(page - filled)
        texts.append(text)
        self._filled[key] = page + 1

    def texts(self) -> Iterator[str]:
        """Every text that can be found; of a location its last part, which is an id."""
        yield from (location.rstrip("/").rpartition("/")[2] for location in self.location)
        yield from (*self.title, *(name for names in self.known for name in names))
        for (_, heading), texts in self.sections.items():
            yield heading
            yield from (text for text in texts if isinstance(text, str))


def search_index(
    pages: Iterable[Page], documents: Iterable[Mapping[str, Any]], library: Library, addresses: Addresses
) -> dict[str, Any]:
    """The whole index; `documents` are the entries that the stock plugin collected from hand-written pages."""
    shown = sorted(filter(is_found, pages), key=_likeness)
    numbers = {page.path: number for number, page in enumerate(shown)}
    mentions = _mentions(library, numbers)
    columns = _Columns()
    for number, page in enumerate(shown):
        named = [shown[target].title for target, in_field in mentions.get(number, {}).items() if in_field]
        _add_page(columns, page, library, addresses, [title for title in named if len(title) >= LONG_TITLE])
    for document in documents:
        _add_document(columns, document)
    patterns = list(_patterns(library, numbers))
    return {
        "pages": {name: getattr(columns, name) for name in ("location", "title", "known", "kind")},
        "facets": columns.facets,
        "sections": [[*key, *texts] for key, texts in columns.sections.items()],
        "mentions": list(_with_gaps(mentions)),
        "patterns": patterns,
        "synonyms": worth_carrying(
            groups_of(library.settings), (*columns.texts(), *(one for _, *both in patterns for one in both))
        ),
    }


def facet_options(pages: Iterable[Page], labels: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """What the dialog offers to narrow by: facet → (value, label) in the order of the labels."""
    shown = list(pages)
    titles = {page.path: page.title for page in shown}
    options: dict[str, list[tuple[str, str]]] = {}
    for facet, name in FACETS.items():
        values = {value for page in shown for value in page.facets.get(facet, ())}
        pairs = [(_value(value), titles.get(f"{facet}/{value}") or labels.get(value, value)) for value in values]
        options[name] = sorted(pairs, key=lambda one: one[1], reverse=name == "year")
    return {name: pairs for name, pairs in options.items() if pairs}


def _likeness(page: Page) -> tuple[str, bool, str]:
    """Pages that resemble each other stand together."""
    return kind_of(page), page.title.isascii(), page.path


def _value(value: str) -> str:
    return value.lower().replace(" ", "-")


def _add_page(columns: _Columns, page: Page, library: Library, addresses: Addresses, receipts: Sequence[str]) -> None:
    """`receipts`: titles of records that the page's fields name; `mentions` tells them already."""
    kind = kind_of(page)
    facets = [f"{name}:{_value(one)}" for facet, name in FACETS.items() for one in page.facets.get(facet, ())]
    location = addresses.link(page.path, "").removeprefix("./")
    title = "" if page.title == page.path.rpartition("/")[2] else page.title
    columns.add(location, title, _known(page, library), kind, facets)
    for section in page.sections:
        if is_searched(page, section):
            text = section.own if section.anchor else after_badges(section.own, page.path.rpartition("/")[2])
            columns.add_section(section.anchor, section.heading, worth(text, receipts, days=not section.anchor))


def _known(page: Page, library: Library) -> list[str]:
    """Under which other names people look for a record."""
    entry = library.find(page.path.rsplit("/", 1)[-1]) if page.source else None
    if entry is None:
        return []
    record = entry.record
    others = record.also_known_as if isinstance(record, Pitfall) else ()
    names = dict.fromkeys((*record.title.texts.values(), *record.aliases, *others, *record.tags))
    return [name for name in names if name != page.title]


def _mentions(library: Library, numbers: Mapping[str, int]) -> dict[int, dict[int, bool]]:
    """Page → the pages of the records it names, and whether a field of it does (not prose alone)."""
    found: dict[int, dict[int, bool]] = {}
    paths = {entry.id: f"{entry.folder}/{entry.id}" for entry in library.entries()}
    for reference in library.references:
        target = numbers.get(paths.get(library.names.get(reference.target, ""), ""))
        origin = numbers.get(paths.get(reference.origin, ""))
        if origin is not None and target is not None and origin != target:
            targets = found.setdefault(origin, {})
            targets[target] = targets.get(target, False) or not reference.mention
    return found


def _with_gaps(mentions: Mapping[int, Iterable[int]]) -> Iterator[int | list[int]]:
    """The targets of each page in its turn; a number says how many pages in between have none."""
    before = -1
    for page, targets in sorted(mentions.items()):
        if page > before + 1:
            yield page - before - 1
        yield sorted(targets)
        before = page


def _patterns(library: Library, numbers: Mapping[str, int]) -> Iterator[tuple[int, str, str]]:
    """How pitfalls recognise pasted output: page, pattern, and what makes it another thing."""
    for entry in library.pitfalls:
        number = numbers.get(f"pitfalls/{entry.id}")
        for known in detectors_of(entry.record) if number is not None else ():
            text = known.detector.error_text
            if text is not None and not trouble(text.pattern) and not (text.unless and trouble(text.unless)):
                yield number or 0, text.pattern, text.unless


def _add_document(columns: _Columns, entry: Mapping[str, Any]) -> None:
    """A section of a hand-written page; its text is HTML. The first entry of a page is the page itself."""
    location, _, anchor = str(entry["location"]).partition("#")
    title, text = text_of_html(str(entry["title"])), text_of_html(str(entry["text"]))
    if not columns.location or columns.location[-1] != location:
        columns.add(location, title, [str(tag) for tag in entry.get("tags", ())], "documents")
    columns.add_section(anchor, title if anchor else "", text)
