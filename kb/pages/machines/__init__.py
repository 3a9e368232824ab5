"""What machines read beside the pages: one file here makes one file of the site, as text or bytes. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from kb.detect.published import FILE as PITFALLS
from kb.detect.publishing import write_published
from kb.model.schema import SCHEMAS, schema_text
from kb.pages.machines import calendar, feeds, inventory, kb_json, llms
from kb.pages.machines.publication import Publication


def machine_files(site: Publication) -> Iterator[tuple[str, str | bytes]]:
    """(name below the site's folder, content) of every file for machines. The same bytes for the same `now`.

    JSON holds no `<`: nothing in it is markup, whatever a server says the file is.
    """
    for name, content in _files(site):
        if isinstance(content, str) and name.endswith(".json"):
            yield name, content.replace("<", "\\u003c")
        else:
            yield name, content


def _files(site: Publication) -> Iterator[tuple[str, str | bytes]]:
    yield kb_json.NAME, kb_json.kb_json(site)
    yield PITFALLS, write_published(site.library, site.site)
    yield inventory.NAME, inventory.inventory(site)
    yield llms.NAME, llms.llms(site)
    yield from feeds.feeds(site)
    yield calendar.NAME, calendar.calendar(site)
    yield from calendar.window_calendars(site)
    for kind in SCHEMAS:
        yield f"schema/{kind}.json", schema_text(kind)
