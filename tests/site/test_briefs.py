"""The page of a brief: beside its window, out of the search's way, and never a dead link afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.pipeline import check
from kb.site.build import build_site

Base = Callable[..., Path]

COMING = """
logs/windows/2026/2027-01-09-db.yml
| title: "Again <b>"
| aliases:
|   - next-try
| window:
|   start: 2027-01-09 02:00
|   end: 05:00
logs/windows/2026/2026-02-14-db.yml
| title: "DB </title><script>alert(1)</script>"
| aliases:
|   - old-name
| window:
|   start: 2026-02-14 02:00
|   end: 05:00
| outcome: aborted
logs/incidents/2026/outage.yml
| title: Outage
docs/runbook.md
| # Runbook
logs/pitfalls/wet-paint.yml
| title: Wet paint
| avoid:
|   - wait
"""


def site(root: Path, now: str) -> Path:
    return build_site(root, check(root, now), root / "site")


def test_a_coming_window_has_a_brief_and_its_page_leads_to_it(base: Base) -> None:
    folder = site(base(COMING), "2026-11-27 18:00")
    window = (folder / "windows/2027-01-09-db/index.html").read_text("utf-8")
    assert 'href="../../windows/2027-01-09-db/brief/"' in window
    assert "Again &lt;b&gt;" in (folder / "windows/2027-01-09-db/brief/index.html").read_text("utf-8")
    assert not (folder / "incidents/outage/brief").exists()


def test_it_does_not_compete_with_its_window(base: Base) -> None:
    folder = site(base(COMING), "2026-11-27 18:00")
    index = json.loads((folder / "search/kb_index.json").read_bytes())
    assert not [row[0] for row in index["pages"] if "brief" in row[0]]
    (record,) = [
        one for one in json.loads((folder / "kb.json").read_bytes())["records"] if one["id"] == "2027-01-09-db"
    ]
    assert record["url"] == "windows/2027-01-09-db/"


LEAD_ON = {
    "2026-02-14-db": "../../2026-02-14-db/",
    "old-name": "../../2026-02-14-db/",
    "next-try": "../../2027-01-09-db/brief/",
}


@pytest.mark.parametrize("name", LEAD_ON)
def test_an_address_of_a_brief_leads_on_for_ever(base: Base, name: str) -> None:
    folder = site(base(COMING), "2026-11-27 18:00")
    file = folder / "windows" / name / "brief/index.html"
    markup = file.read_text("utf-8")
    link = markup.partition("url=")[2].partition('"')[0]
    goal = (file.parent / link / "index.html").resolve()
    assert goal.is_file()
    assert goal == (file.parent / LEAD_ON[name] / "index.html").resolve()
    assert "<script>" not in markup


@pytest.mark.slow
def test_after_the_window_its_brief_leads_to_it(base: Base) -> None:
    root = base(COMING, directory_urls=False)
    folder = site(root, "2027-02-01")
    markup = (folder / "windows/2027-01-09-db/brief.html").read_text("utf-8")
    assert 'href="../../windows/2027-01-09-db.html"' in markup
