"""kb.json: every record, links both ways, and read back by what reads it elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kb.links.directory import VERSION, read_directory
from kb.pages.machines.kb_json import kb_json
from kb.pages.machines.publication import Publication

Publish = Callable[..., Publication]
GUIDE = Path(__file__).parents[3] / "docs/guide/machines.md"


def test_every_record_with_links_both_ways(publication: Publish) -> None:
    data = json.loads(kb_json(publication()))
    records = {one["id"]: one for one in data["records"]}
    assert data["version"] == VERSION
    assert list(records) == sorted(publication().library.by_id)
    night = records["2026-02-14-db"]
    assert night["links"] == ["wet-paint"]
    assert records["wet-paint"]["linked_from"] == ["2026-02-14-db"]
    assert night["title"] == {"en": "Recreate the DB & <more>", "ja": "本番 DB の作り直し"}
    assert (night["kind"], night["url"], night["date"]) == ("window", "windows/2026-02-14-db/", "2026-02-14")
    assert (night["status"], night["aliases"], night["systems"]) == ("aborted", ["old-name"], ["web"])
    assert {"anchor": "avoid", "heading": "How to avoid it"} in records["wet-paint"]["sections"]


def test_it_is_read_back(publication: Publish) -> None:
    directory = read_directory(kb_json(publication()).encode())
    assert directory.names["old-name"] == "2026-02-14-db"
    assert "avoid" in directory.sections["wet-paint"]
    assert "deviation-1" in directory.sections["2026-02-14-db"]


def test_a_record_without_a_page_is_named_nowhere(publication: Publish) -> None:
    site = publication()
    without = replace(site, pages=tuple(page for page in site.pages if page.path != "pitfalls/wet-paint"))
    assert "wet-paint" not in kb_json(without)


def test_one_record_per_line(publication: Publish) -> None:
    lines = [line for line in kb_json(publication()).splitlines() if line.startswith('{"id"')]
    assert len(lines) == len(publication().library.by_id)


def test_the_guide_names_every_field(publication: Publish) -> None:
    data = json.loads(kb_json(publication()))
    guide = GUIDE.read_text("utf-8")
    for name in (*data, *data["records"][0]):
        assert f"| `{name}` |" in guide, f"docs/guide/machines.md says nothing of kb.json's '{name}'"
