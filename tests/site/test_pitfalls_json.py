"""pitfalls.json beside the site: what `kb detect --kb` judges by, far from the logs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from kb.detect.published import read_published

DETECTED = """
logs/pitfalls/wet-paint.yml
| title: Wet paint
| recover:
|   - wash
| detect:
|   - error_text:
|       pattern: fresh paint
|     examples:
|       hit:
|         - text: fresh paint here
|       clean:
|         - text: dry
docs/runbook.md
| # Runbook
"""


def test_it_is_built_beside_the_site(base: Callable[..., Path], built: Callable[[Path], Path]) -> None:
    root = base(DETECTED, directory_urls=False)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"site_url: https://kb.example.org/ops\n{settings}", "utf-8")
    site = built(root)
    raw = (site / "pitfalls.json").read_bytes()
    (pitfall,) = json.loads(raw)["pitfalls"]
    assert (site / "pitfalls/wet-paint.html").is_file()
    assert pitfall["url"] == "https://kb.example.org/ops/pitfalls/wet-paint.html"
    assert [known.pitfall for known in read_published(raw).known] == ["wet-paint"]
