"""`/kb.json`: every record with its address, what became of it, its sections, and links both ways; for machines.

`kb.links.directory` reads it back. Only records that have a page are named, also in links.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from kb.library import Entry, Library
from kb.links.directory import VERSION
from kb.model.pitfall import Pitfall
from kb.model.record import Record
from kb.pages.page import Addresses, Page, places_in

NAME = "kb.json"


def published(library: Library, pages: Iterable[Page], site_url: str, addresses: Addresses) -> str:
    """The text of kb.json: sorted by id, the same for the same site."""
    by_source = {page.source: page for page in pages if page.source}
    there = {entry.id: entry for entry in library.entries() if entry.source.path in by_source}
    links = _links(library, there)
    backwards: dict[str, list[str]] = {id: [] for id in there}
    for origin, targets in links.items():
        for target in targets:
            backwards[target].append(origin)
    records = [
        {
            **_record(entry, by_source[entry.source.path], addresses),
            "links": links[id],
            "linked_from": backwards[id],
        }
        for id, entry in sorted(there.items())
    ]
    whole = {
        "version": VERSION,
        "site_url": site_url,
        "old_urls": list(library.settings.old_urls),
        "records": records,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _record(entry: Entry[Record], page: Page, addresses: Addresses) -> dict[str, object]:
    record = entry.record
    sections = _sections(page)
    names = {section["anchor"] for section in sections}
    return {
        "id": record.id,
        "kind": entry.folder.removesuffix("s"),
        "folder": entry.folder,
        "title": dict(sorted(record.title.texts.items())),
        "url": addresses.link(page.path, ""),
        "aliases": sorted(record.aliases),
        "status": record.status if isinstance(record, Pitfall) else "".join(page.facets.get("outcome", ())),
        "replaced_by": (record.replaced_by or "") if isinstance(record, Pitfall) else "",
        "tags": sorted(record.tags),
        "sections": sections,
        "anchors": sorted(places_in(page) - names),
    }


def _sections(page: Page) -> list[dict[str, str]]:
    """The headings of a page, in its order, as a table of contents has them."""
    found = []
    for section in page.sections:
        if section.anchor:
            found.append({"anchor": section.anchor, "heading": section.heading})
        found += [{"anchor": one.anchor, "heading": one.text} for one in section.headings]
    return found


def _links(library: Library, there: Mapping[str, Entry[Record]]) -> dict[str, Sequence[str]]:
    """Whom each record names, sorted, each once."""
    found: dict[str, set[str]] = {id: set() for id in there}
    for reference in library.references:
        target = library.names.get(reference.target, "")
        if target in there and reference.origin in there and target != reference.origin:
            found[reference.origin].add(target)
    return {id: sorted(targets) for id, targets in sorted(found.items())}
