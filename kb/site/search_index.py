"""Our pages' sections in the search index that MkDocs' search plugin wrote. Nothing is parsed twice."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kb.atomic import write_file
from kb.pages.page import Addresses, Page


def add_to_search_index(site: Path, pages: Iterable[Page], addresses: Addresses) -> None:
    """Add one entry per section to `site`/search/search_index.json, as UTF-8; nothing without a search plugin."""
    path = site / "search" / "search_index.json"
    if not path.is_file():
        return
    index = json.loads(path.read_text("utf-8"))
    for page in pages:
        if not page.lead_on:
            index["docs"].extend(_entries(page, addresses))
    write_file(path, json.dumps(index, ensure_ascii=False, separators=(",", ":")))


def _entries(page: Page, addresses: Addresses) -> Iterable[dict[str, Any]]:
    """Material shows titles and texts as HTML: both are escaped here."""
    location = addresses.link(page.path, "").removeprefix("./")
    title = html.escape(page.title)
    lead = next((section.text for section in page.sections if not section.anchor), "")
    entry: dict[str, Any] = {"location": location, "title": title, "text": html.escape(lead)}
    if tags := page.facets.get("tags"):
        entry["tags"] = [html.escape(tag) for tag in tags]
    yield entry
    for section in page.sections:
        if section.anchor:
            anchor = f"{location}#{section.anchor}"
            yield {"location": anchor, "title": html.escape(section.heading), "text": html.escape(section.text)}
