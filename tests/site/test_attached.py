"""Attachments reach the site beside their record's page, without what they say about people and places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Base = Callable[..., Path]
Build = Callable[[Path], Path]

ATTACHED = """
logs/incidents/slow.yml
| title: It was slow
| attachments:
|   - file: screen.png
|   - file: page.txt
logs/incidents/page.txt
| <script>alert(1)</script>
docs/runbook.md
| # Runbook
"""


def test_a_picture_is_stripped_and_a_text_stays(base: Base, built: Build, plain_png: bytes, telling_png: bytes) -> None:
    root = base(ATTACHED)
    (root / "logs/incidents/screen.png").write_bytes(telling_png)
    site = built(root)
    assert (site / "incidents/slow/screen.png").read_bytes() == plain_png
    assert (site / "incidents/slow/page.txt").read_text() == "<script>alert(1)</script>\n"
    page = (site / "incidents/slow/index.html").read_text()
    assert 'href="screen.png"' in page
    assert 'href="page.txt"' in page
