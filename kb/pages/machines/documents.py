"""Documents for a search cluster: one per section of a record, one JSON object per line, with ids that stay.

`index` names an index: then each document is preceded by the line that a bulk request wants.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from kb.library import Entry, LogEntry
from kb.model.pitfall import Pitfall
from kb.model.record import Record
from kb.pages.machines.publication import Publication
from kb.pages.page import Page, Section

_line = json.JSONEncoder(ensure_ascii=False).encode


def documents(site: Publication, index: str = "") -> Iterator[str]:
    """The lines, each with its line end, in the order of the ids of the records."""
    for entry, page in sorted(site.records, key=lambda one: one[0].id):
        record = _record(site, entry, page)
        for section in page.sections:
            id = f"{entry.id}#{section.anchor}" if section.anchor else entry.id
            if index:
                yield _line({"index": {"_index": index, "_id": id}}) + "\n"
            yield _line({"id": id, **record, **_section(site, page, section)}) + "\n"


def _record(site: Publication, entry: Entry[Record], page: Page) -> dict[str, object]:
    record = entry.record
    titles = {f"title_{language}": text for language, text in sorted(record.title.texts.items()) if language}
    day = entry.night.day if isinstance(entry, LogEntry) else None
    return {
        "record": entry.id,
        "kind": entry.folder.removesuffix("s"),
        "title": page.title,
        **titles,
        "also_known_as": list(record.also_known_as) if isinstance(record, Pitfall) else [],
        "language": record.lang or site.site.language,
        "date": f"{day.at:%Y-%m-%d}" if day and day.at else None,
        "status": record.status if isinstance(record, Pitfall) else "".join(page.facets.get("outcome", ())),
        "severity": getattr(record, "severity", None) or "",
        "systems": list(page.facets.get("systems", ())),
        "tools": list(page.facets.get("tools", ())),
        "tags": list(record.tags),
        "aliases": list(record.aliases),
    }


def _section(site: Publication, page: Page, section: Section) -> dict[str, str]:
    anchor = f"#{section.anchor}" if section.anchor else ""
    text = section.text.removeprefix(section.heading).strip() if section.heading else section.text
    return {"section": section.anchor, "heading": section.heading, "text": text, "url": site.url(page.path) + anchor}
