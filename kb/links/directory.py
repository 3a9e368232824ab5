"""What checking links must know of a knowledge base: made from the library, or from a published kb.json.

Holds no text of records, so that it is small enough to travel.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kb.library import Entry, Library
from kb.model.record import Record

VERSION = 1
"""Of kb.json; it changes when a field goes or changes its meaning."""


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """One record, as far as links need it."""

    id: str
    folder: str
    aliases: Sequence[str] = ()
    replaced_by: str = ""
    retired: bool = False


@dataclass(frozen=True)
class Directory:
    """Every record that links may lead to, and where the site is."""

    records: Mapping[str, KnownRecord]
    sections: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Names on the pages of records; a record that is missing here was not asked."""
    bases: Sequence[str] = ()
    """The addresses of the site, today's first."""
    site_url: str = ""
    broken: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every id and alias, with the id it leads to."""
        aliases = {alias: known.id for known in self.records.values() for alias in known.aliases}
        return {**aliases, **{id: id for id in self.records}}

    def find(self, name: str) -> KnownRecord | None:
        """The record of an id or an alias."""
        return self.records.get(self.names.get(name, ""))

    def successor(self, known: KnownRecord) -> str:
        """The id at the end of the chain of `replaced_by`; '' when there is none, or it is a circle."""
        seen = {known.id}
        here = known
        while here.replaced_by:
            following = self.find(here.replaced_by)
            if following is None or following.id in seen:
                return ""
            seen.add(following.id)
            here = following
        return here.id if here is not known else ""


def directory_of(library: Library, site_url: str, others: Mapping[str, str] | None = None) -> Directory:
    """The directory of a library, and of `others` (id → folder) of which nothing else need be known."""
    bases = tuple(dict.fromkeys(url for url in (site_url, *library.settings.old_urls) if "//" in url))
    records = {id: KnownRecord(id, folder) for id, folder in (others or {}).items()}
    records |= {entry.id: _known(entry) for entry in library.entries()}
    return Directory(records, {}, bases, site_url, library.broken)


def _known(entry: Entry[Record]) -> KnownRecord:
    record = entry.record
    return KnownRecord(
        entry.id,
        entry.folder,
        record.aliases,
        getattr(record, "replaced_by", None) or "",
        getattr(record, "status", "") == "retired",
    )


def read_directory(raw: bytes) -> Directory:
    """The directory in a published kb.json. Raises ValueError with a sentence when it is none."""
    try:
        data = json.loads(raw)
        if data["version"] != VERSION:
            raise ValueError(f"its version is {data['version']}, this kb reads {VERSION}")
        records = {one["id"]: _from_json(one) for one in data["records"]}
        sections = {
            one["id"]: frozenset([*(section["anchor"] for section in one["sections"]), *one["anchors"]])
            for one in data["records"]
        }
        bases = tuple(url for url in (data["site_url"], *data["old_urls"]) if url)
        return Directory(records, sections, bases, data["site_url"])
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"it is no kb.json ({type(error).__name__}: {error})") from None


def _from_json(one: Mapping[str, Any]) -> KnownRecord:
    return KnownRecord(one["id"], one["folder"], one["aliases"], one["replaced_by"], one["status"] == "retired")
