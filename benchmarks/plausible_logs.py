"""Writes two sites of the same text: a knowledge base for kb, and stock MkDocs pages. The same bytes every time.

    python benchmarks/plausible_logs.py --logs 1000 FOLDER

leaves FOLDER/kb (mkdocs.yml, logs/, docs/) and FOLDER/stock (mkdocs.yml, docs/).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from benchmarks.plausible.as_markdown import Titles, index_as_markdown, record_as_markdown, title_of
from benchmarks.plausible.as_yaml import as_yaml, record_as_yaml
from benchmarks.plausible.cast import LAST_DAY, Cast
from benchmarks.plausible.lessons import tell_checklist, tell_pitfall
from benchmarks.plausible.records import Record
from benchmarks.plausible.sites import INDEXES, KB_MKDOCS, STOCK_MKDOCS, WELCOME
from benchmarks.plausible.vocabulary import ROLE_NAMES, ROLES, SYSTEMS, TOOLS, TOUCHES
from benchmarks.plausible.work_logs import tell_log


def tell_all(count: int) -> list[Record]:
    """Every record of a base of `count` logs."""
    cast = Cast(count)
    return [
        *(tell_log(cast, number) for number in range(count)),
        *(tell_pitfall(cast, number) for number in range(len(cast.pitfalls))),
        *(tell_checklist(cast, number) for number in range(len(cast.checklists))),
    ]


def write_kb(folder: Path, records: Iterable[Record]) -> None:
    """A knowledge base: logs/ and an empty guide."""
    _write(folder / "mkdocs.yml", KB_MKDOCS)
    _write(folder / "docs/guide.md", WELCOME)
    _write(folder / "logs/kb.yml", as_yaml(_settings()))
    for record in records:
        year = f"{record.id[:4]}/" if record.folder in ("windows", "incidents") else ""
        _write(folder / f"logs/{record.folder}/{year}{record.id}.yml", record_as_yaml(record))


def write_stock(folder: Path, records: Iterable[Record]) -> None:
    """The same text as Markdown pages, with a list of links for each kind."""
    records = list(records)
    titles = Titles({record.id: (record.folder, title_of(record)) for record in records})
    _write(folder / "mkdocs.yml", STOCK_MKDOCS)
    _write(folder / "docs/index.md", WELCOME)
    for kind, title in INDEXES.items():
        _write(folder / f"docs/{kind}/index.md", index_as_markdown(title, kind, titles))
    for record in records:
        _write(folder / f"docs/{record.folder}/{record.id}.md", record_as_markdown(record, titles))


def _settings() -> dict[str, object]:
    roles = [{"name": ROLE_NAMES.get(role, role), "slug": role} for role in ROLES]
    return {
        "schema": "1",
        "timezone": "Asia/Tokyo",
        "as_of": f"{LAST_DAY} 18:00",
        "systems": [{"name": {"ja": ja, "en": en}, "slug": slug} for slug, (ja, en) in SYSTEMS.items()],
        "tools": [{"name": name, "slug": slug, "aliases": [alias]} for slug, (name, alias) in TOOLS.items()],
        "touches": [{"name": word, "slug": word} for word in TOUCHES],
        "roles": roles,
    }


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Write both sites."""
    parser = argparse.ArgumentParser(description="Write plausible logs, and the same text as stock MkDocs pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--logs", type=int, default=1000)
    given = parser.parse_args()
    records = tell_all(given.logs)
    write_kb(given.folder / "kb", records)
    write_stock(given.folder / "stock", records)
    print(f"{given.logs} logs, {len(records) - given.logs} other records: {given.folder}")


if __name__ == "__main__":
    main()
