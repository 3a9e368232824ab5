"""A small knowledge base as machines are told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kb.pages.desk import Desk
from kb.pages.machines.publication import Publication
from kb.pages.site_pages import Press
from kb.pipeline import check
from kb.words import Words

BASE = """
logs/windows/2026/2026-02-14-db.yml
| title:
|   ja: 本番 DB の作り直し
|   en: "Recreate the DB & <more>"
| lang: ja
| aliases:
|   - old-name
| summary: |
|   The *plan* wanted more, see [[wet-paint#avoid]].
| systems:
|   - web
| window:
|   start: 2026-02-14 02:00
|   end: 05:00
| actual:
|   start: 2026-02-14 02:00
|   end: 04:30
| deviations:
|   - seen: more
|     pitfall: wet-paint
| decisions:
|   - choice: abort
|     at: 04:00
| outcome: aborted
| actions:
|   - do: paint a sign
|     id: sign
|     owner: web
|     due: 2026-12-01
|   - do: done long ago
|     due: 2026-03-01
|     done: 2026-02-20
|   - do: due last year
|     due: 2025-12-01
logs/windows/2026/2026-12-24-again.yml
| title: Again; a comma, too
| systems:
|   - web
| window:
|   start: 2026-12-24 23:30
|   end: 25:30
|   decide_by: 24:45
logs/windows/2027/2027-03-28-clock-change.yml
| title: Over the clock change
| timezone: Europe/Berlin
| window:
|   start: 2027-03-28 01:00
|   end: 2027-03-28 05:00
logs/windows/2027/some-time.yml
| title: Some time in January
| window:
|   start: 2027-01
logs/windows/2027/all-day.yml
| title: All day
| window:
|   start: 2027-01-10
|   end: 2027-01-11
logs/windows/2026/called-off.yml
| title: Called off
| window:
|   start: 2026-11-20 02:00
|   end: 05:00
| outcome: cancelled
logs/pitfalls/wet-paint.yml
| title: Wet paint
| status: mitigated
| symptom: |
|   Paint on the hands, see [[2026-02-14-db]].
| avoid:
|   - wait
| reviewed: 2026-11-01
logs/pitfalls/never-met.yml
| title: Never met
logs/pitfalls/not-ready.yml
| title: Not ready
| status: draft
logs/checklists/before.yml
| title: Before the start
| pauses:
|   - pause: start
|     items:
|       - look
docs/runbooks/index.md
| # Runbooks [all]
"""

NOW = "2026-11-27 18:00"


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Publication]:
    """Draws a knowledge base and publishes its records, at https://kb.example.org/ops/ unless told otherwise."""

    @cache
    def publish(text: str = BASE, url: str = "https://kb.example.org/ops/", language: str = "en") -> Publication:
        root = draw(text, tmp_path_factory.mktemp("kb"))
        (root / "mkdocs.yml").write_text(f"site_name: Night work\ntheme:\n  language: {language}\n", "utf-8")
        checked = check(root, NOW)
        assert not checked.has_misfits, checked.problems
        library, documents = checked.library, checked.documents
        desk = Desk(library=library, documents=documents, problems={}, now=checked.now, words=Words(language))
        pages = tuple(Press(desk, None).render_records(library.by_id))
        return Publication(library, pages, replace(checked.site, url=url), checked.now, documents=documents)

    return publish


def draw(text: str, folder: Path) -> Path:
    """The fixture `shelf`, for more than one knowledge base in a test."""
    name = ""
    files = {"logs/kb.yml": ["schema: 1", "timezone: Asia/Tokyo"]}
    for line in (raw.strip() for raw in text.splitlines()):
        if line.startswith("|"):
            files[name].append(line[2:])
        elif line:
            files[name := line] = []
    for name, lines in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("".join(f"{one}\n" for one in lines), "utf-8")
    return folder
