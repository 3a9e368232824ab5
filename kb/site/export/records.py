"""The export of records alone: documents for a search cluster, calendars to send. Writes nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kb.pages.machines.calendar import NAME, calendar, window_calendars
from kb.pages.machines.documents import documents
from kb.pages.machines.publication import Publication
from kb.pages.template_faults import TemplateFault
from kb.pipeline import Checked
from kb.pipeline.render import render
from kb.site.export.folder import ExportFailed
from kb.site.export.source import open_source
from kb.site.publish import publication

NDJSON = "kb.ndjson"


def published(root: Path, checked: Checked) -> Publication:
    """The site as machines are told of it, without building it. Raises ExportFailed."""
    source = open_source(root, checked)
    try:
        pages = render(source.checked, root, directory_urls=source.config.use_directory_urls)
    except TemplateFault as error:
        raise ExportFailed(f"a template has a fault: {error}") from error
    return publication(source.config, pages, source.checked)


def ndjson(site: Publication, index: str = "") -> str:
    """One document per line; with `index` as the body of a bulk request."""
    return "".join(documents(site, index))


def calendars(site: Publication) -> Iterator[tuple[str, bytes]]:
    """(name, bytes): the site's calendar, and one of each coming window, side by side."""
    yield NAME, calendar(site)
    for name, content in window_calendars(site):
        yield name.rpartition("/")[2], content
