"""`/objects.inv`: every id and old name as a label, for Sphinx's intersphinx and for mkdocs-autorefs.

The format is version 2 of Sphinx's inventory: four comment lines, then lines of text packed with zlib. It is written
here because the library for it costs more time than the rest of a small build; the tests read it back with that one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from kb.pages.machines.publication import Publication

NAME = "objects.inv"
ROLE = "std:label"
"""What `:ref:` asks for in Sphinx; mkdocstrings reads it with `domains: [std]`."""

WITH_SECTIONS = ("pitfalls", "checklists")
"""What runbooks lead into; the sections of all logs would be nine tenths of the file."""


def inventory(site: Publication) -> bytes:
    """The bytes of objects.inv."""
    head = f"# Sphinx inventory version 2\n# Project: {_line(site.site.name)}\n# Version: \n"
    packed = "# The remainder of this file is compressed using zlib.\n"
    lines = "".join(f"{name} {ROLE} -1 {uri} {_line(title)}\n" for name, uri, title in _labels(site))
    return (head + packed).encode() + zlib.compress(lines.encode())


def _labels(site: Publication) -> Iterator[tuple[str, str, str]]:
    """(label, address, words) of every place that a reference may name."""
    language = site.site.language
    for entry, page in site.records:
        title = entry.record.title.best(language)[0]
        uri = site.addresses.link(page.path, "")
        for name in (entry.id, *entry.record.aliases):
            yield name, uri, title
        for section in page.sections if entry.folder in WITH_SECTIONS else ():
            if section.anchor and section.heading:
                yield f"{entry.id}#{section.anchor}", f"{uri}#{section.anchor}", f"{title}: {section.heading}"


def _line(text: str) -> str:
    """The text on one line, as a line is all that the format has; `-` would mean the label itself."""
    return " ".join(text.split()) or "-"
