"""The corpus of the search tests as a knowledge base, and the judged queries."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

HERE = Path(__file__).parent
KINDS = ("windows", "incidents", "pitfalls", "checklists")
MKDOCS = """\
site_name: Search corpus
theme:
  name: material
  language: {language}
  font: false
  features: [{features}]
use_directory_urls: {directory_urls}
plugins: [search, {plugins}kb]
"""
RUNBOOK = "# Runbook\n\nHow we label crates.\n\n## Umbrella\n\nTake an umbrella & a <b>torch</b>.\n"

Judged = tuple[str, str, Sequence[str]]
"""Class, query, ids of the pages that answer it (none: nothing may be found)."""


def write_corpus(
    root: Path, *, language: str = "en", directory_urls: bool = True, plugins: str = "", features: str = ""
) -> Path:
    """Write the knowledge base, one file per record, with a hand-written page."""
    for kind in KINDS:
        records = yaml.load((HERE / "corpus" / f"{kind}.yml").read_bytes(), yaml.BaseLoader)
        for id, record in records.items():
            path = root / "logs" / kind / f"{id}.yml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")
    (root / "logs" / "kb.yml").write_text((HERE / "corpus" / "kb.yml").read_text("utf-8"), "utf-8")
    (root / "docs").mkdir()
    (root / "docs" / "runbook.md").write_text(RUNBOOK, "utf-8")
    settings = MKDOCS.format(
        language=language, directory_urls=str(directory_urls).lower(), plugins=plugins, features=features
    )
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


def judged_queries(file: str) -> list[Judged]:
    """Every judged query of a file with its class."""
    classes = yaml.load((HERE / file).read_bytes(), yaml.BaseLoader)
    return [(name, query, answers) for name, queries in classes.items() for query, answers in queries.items()]
