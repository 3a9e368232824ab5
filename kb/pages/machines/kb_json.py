"""`/kb.json`: every record with its address, what became of it, its sections, and links both ways.

`kb.links.directory` reads it back. Only records that have a page are named, also in links.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from kb.library import Entry, LogEntry
from kb.links.directory import VERSION
from kb.model.pitfall import Pitfall
from kb.model.record import Record
from kb.pages.machines.publication import Publication
from kb.pages.page import Page, places_in

NAME = "kb.json"


def kb_json(site: Publication) -> str:
    """The text of kb.json: one record per line, sorted by id; the same for the same site."""
    pages = {entry.id: (entry, page) for entry, page in site.records}
    links = _links(site, pages)
    backwards: dict[str, list[str]] = {id: [] for id in pages}
    for origin, targets in links.items():
        for target in targets:
            backwards[target].append(origin)
    records = [
        _line({**_record(site, entry, page), "links": links[id], "linked_from": backwards[id]})
        for id, (entry, page) in sorted(pages.items())
    ]
    head = {
        "version": VERSION,
        "name": site.site.name,
        "language": site.site.language,
        "site_url": site.site.url,
        "old_urls": list(site.library.settings.old_urls),
    }
    fields = ",\n".join(f"{_line(name)}: {_line(value)}" for name, value in head.items())
    return f'{{\n{fields},\n"records": [\n' + ",\n".join(records) + "\n]\n}\n"


_line = json.JSONEncoder(ensure_ascii=False).encode


def _record(site: Publication, entry: Entry[Record], page: Page) -> dict[str, object]:
    record = entry.record
    sections = sections_of(page)
    names = {section["anchor"] for section in sections}
    found: dict[str, object] = {
        "id": record.id,
        "kind": entry.folder.removesuffix("s"),
        "folder": entry.folder,
        "title": dict(sorted(record.title.texts.items())),
        "language": record.lang,
        "url": site.addresses.link(page.path, ""),
        "aliases": sorted(record.aliases),
        "draft": record.draft,
        "date": _day(entry),
        "status": record.status if isinstance(record, Pitfall) else "".join(page.facets.get("outcome", ())),
        "replaced_by": (record.replaced_by or "") if isinstance(record, Pitfall) else "",
        "severity": getattr(record, "severity", None) or "",
    }
    for facet in ("systems", "tools"):
        found[facet] = list(page.facets.get(facet, ()))
    return {**found, "tags": sorted(record.tags), "sections": sections, "anchors": sorted(places_in(page) - names)}


def _day(entry: Entry[Record]) -> str:
    day = entry.night.day if isinstance(entry, LogEntry) else None
    return day.day_text if day else ""


def sections_of(page: Page) -> list[dict[str, str]]:
    """The headings of a page, in its order, as a table of contents has them."""
    found = []
    for section in page.sections:
        if section.anchor:
            found.append({"anchor": section.anchor, "heading": section.heading})
        found += [{"anchor": one.anchor, "heading": one.text} for one in section.headings]
    return found


def _links(site: Publication, there: Mapping[str, object]) -> dict[str, Sequence[str]]:
    """Whom each record names, sorted, each once."""
    found: dict[str, set[str]] = {id: set() for id in there}
    for reference in site.library.references:
        target = site.library.names.get(reference.target, "")
        if target in there and reference.origin in there and target != reference.origin:
            found[reference.origin].add(target)
    return {id: sorted(targets) for id, targets in sorted(found.items())}
