"""Pages → the search index: titles, other names, facets and the sections' own texts. Nothing is parsed twice.

What only repeats other pages (lists, receipts, tables beside a drawing) stays out: it would bury its source.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from kb.library import Library
from kb.model.pitfall import Pitfall
from kb.pages.page import Addresses, Page
from kb.words.synonyms import SYNONYMS

Row = list[Any]
"""A page of the index: location, title, id, other names, kind, facets, [anchor, heading, text, …]."""

REPEATED = {"history", "mentioned-in", "plan-against-actual", "to-finish", "waived", "detectors", "people"}
"""Sections, by anchor, that stay out of the index."""
RULE_TEXT = re.compile(r".*?[.。](?=\s|$)")
"""A rule's page is found by its name and its first sentence."""
_FACETS = {"kind": "kind", "systems": "system", "tools": "tool", "outcome": "outcome", "year": "year"}
_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"\s+")


def search_index(
    pages: Iterable[Page], documents: Iterable[Mapping[str, Any]], library: Library, addresses: Addresses
) -> dict[str, Any]:
    """The whole index; `documents` are the entries that the stock plugin collected from hand-written pages."""
    shown = [page for page in pages if not page.lead_on and not page.aside]
    rows = [_row(page, library, addresses) for page in shown]
    return {
        "pages": [*rows, *_documents(documents)],
        "patterns": [[number, *pair] for number, page in enumerate(shown) for pair in _patterns(page, library)],
        "synonyms": [list(group) for group in (*SYNONYMS, *library.settings.synonyms, *_vocabulary(library))],
    }


def facet_options(pages: Iterable[Page], labels: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """What the dialog offers to narrow by: facet → (value, label) in the order of the labels."""
    shown = list(pages)
    titles = {page.path: page.title for page in shown}
    options: dict[str, list[tuple[str, str]]] = {}
    for facet, name in _FACETS.items():
        values = {value for page in shown for value in page.facets.get(facet, ())}
        pairs = [(value, titles.get(f"{facet}/{value}") or labels.get(value, value)) for value in values]
        options[name] = sorted(pairs, key=lambda one: one[1], reverse=name == "year")
    return {name: pairs for name, pairs in options.items() if pairs}


def _row(page: Page, library: Library, addresses: Addresses) -> Row:
    location = addresses.link(page.path, "").removeprefix("./")
    facets = " ".join(
        f"{short}:{value.lower().replace(' ', '-')}"
        for facet, short in _FACETS.items()
        for value in page.facets.get(facet, ())
    )
    kind = _kind(page)
    id = page.path.rsplit("/", 1)[-1] if kind != "lists" else ""
    return [location, page.title, id, _known(page, library), kind, facets, _parts(page, kind)]


def _kind(page: Page) -> str:
    """The folder of a record; else rules or lists."""
    if kinds := page.facets.get("kind"):
        return kinds[0]
    return "rules" if page.path.startswith("rules/") and page.path != "rules/" else "lists"


def _known(page: Page, library: Library) -> list[str]:
    """Under which other names people look for a record."""
    entry = library.find(page.path.rsplit("/", 1)[-1]) if page.source else None
    if entry is None:
        return []
    record = entry.record
    others = record.also_known_as if isinstance(record, Pitfall) else ()
    names = dict.fromkeys((*record.title.texts.values(), *record.aliases, *others, *record.tags))
    return [name for name in names if name != page.title]


def _parts(page: Page, kind: str) -> list[str]:
    parts: list[str] = []
    if kind == "lists":
        return parts
    for section in page.sections:
        repeated = section.anchor in REPEATED or (kind == "pitfalls" and not section.anchor)
        if not repeated and kind != "rules":
            parts += [section.anchor, section.heading, section.text]
        elif kind == "rules" and not section.anchor:
            first = RULE_TEXT.match(section.text)
            parts += ["", "", first[0] if first else ""]
    return parts


def _patterns(page: Page, library: Library) -> Iterable[tuple[str, str]]:
    """How a pitfall recognises pasted output: pattern, and what makes it another thing."""
    entry = library.find(page.path.rsplit("/", 1)[-1]) if page.source else None
    if entry is None or not isinstance(entry.record, Pitfall) or entry.record.status == "retired":
        return
    for detector in entry.record.detect:
        if detector.error_text is not None:
            yield detector.error_text.pattern, detector.error_text.unless


def _vocabulary(library: Library) -> Iterable[tuple[str, ...]]:
    """The names of each system and tool are one."""
    settings = library.settings
    for term in (*settings.systems, *settings.tools, *settings.touches):
        names = dict.fromkeys((*term.name.texts.values(), *term.aliases))
        if len(names) > 1:
            yield tuple(names)


def _documents(entries: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Hand-written pages: one row a page, from one entry a section. Their texts are HTML."""
    rows: dict[str, Row] = {}
    for entry in entries:
        location, _, anchor = str(entry["location"]).partition("#")
        title, text = _plain(str(entry["title"])), _plain(str(entry["text"]))
        if location not in rows:
            tags = [str(tag) for tag in entry.get("tags", ())]
            rows[location] = [location, title, "", tags, "documents", "", []]
        rows[location][-1].extend([anchor, title if anchor else "", text])
    return list(rows.values())


def _plain(markup: str) -> str:
    return _BLANKS.sub(" ", html.unescape(_TAG.sub(" ", markup))).strip()
