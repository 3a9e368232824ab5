"""A small knowledge base with a site, and ways to build it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.pipeline import check
from kb.site.build import build_site

MKDOCS = """\
site_name: Night work
theme:
  name: material
  language: {language}
  font: false
  features:
    - content.action.edit
use_directory_urls: {directory_urls}
edit_uri_template: https://git.example.org/kb/edit/main/docs/{{path}}
plugins:
  - search
  - kb
nav:
  - Home: index.md
  - Pitfalls: pitfalls/index.md
  - Runbook: runbook.md
"""

BASE = """
logs/windows/2026/2026-02-14-db.yml
| title: "DB </title><script>alert(1)</script>"
| aliases:
|   - old-name
| systems:
|   - web
| window:
|   start: 2026-02-14 02:00
|   end: 05:00
| steps:
|   - do: switch
|     id: switch
| deviations:
|   - seen: |
|       The plan wanted more, see [[wet-paint]].
|     error: |
|       <b>not bold</b>
|     did: stopped
|     pitfall: wet-paint
| decisions:
|   - choice: abort
|     at: 04:00
|     because:
|       - too late
| outcome: aborted
logs/pitfalls/wet-paint.yml
| title:
|   ja: ペンキ塗りたて
|   en: Wet paint
| tags:
|   - paint
| symptom: |
|   Paint on the hands.
| avoid:
|   - wait
docs/runbook.md
| # Runbook
|
| Mind [[wet-paint]] and [[old-name|that night]], not `[[wet-paint]]`.
| As it is: \\[[wet-paint]], and how to write that: `\\[[wet-paint]]`.
"""


@pytest.fixture
def base(shelf: Callable[[str], Path]) -> Callable[..., Path]:
    """Draws a knowledge base with a site; keywords change mkdocs.yml."""

    def draw(text: str = BASE, *, language: str = "en", directory_urls: bool = True) -> Path:
        root = shelf(text)
        settings = MKDOCS.format(language=language, directory_urls=str(directory_urls).lower())
        (root / "mkdocs.yml").write_text(settings, "utf-8")
        return root

    return draw


@pytest.fixture
def built() -> Callable[[Path], Path]:
    """Builds the site of a knowledge base, as `kb build` does, and returns its folder."""

    def build(root: Path) -> Path:
        return build_site(root, check(root, "2026-11-27 18:00"), root / "site")

    return build
