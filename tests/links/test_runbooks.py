"""Runbooks as teams write them: every mention in them is found, at its place, and none is invented.

`runbooks/NAME.marked` is the file NAME with each mention between ⟦ and ⟧. What is not marked is no mention.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.links.directory import Directory, KnownRecord
from kb.links.files import FoundFile
from kb.links.judge import Judge
from kb.links.mentions import Finder
from kb.links.scan import mentions_in

SET = sorted((Path(__file__).parent / "runbooks").glob("*.marked"))
MARKED = re.compile("⟦([^⟦⟧\n]*)⟧")
BASES = ("https://kb.example.com/ops/", "https://old-kb.example.net/")
PITFALLS = (
    "final-snapshot-skipped-or-unnamed",
    "kubectl-context-points-at-production",
    "monitoring-silence-never-lifted",
    "terraform-plan-file-missing",
    "terraform-reverts-maintenance-switch",
)
CHECKLISTS = ("before-a-night-window", "before-terraform-apply")
RECORDS = {
    **{id: KnownRecord(id, "pitfalls") for id in PITFALLS},
    **{id: KnownRecord(id, "checklists") for id in CHECKLISTS},
    "2026-02-14-recreate-production-db": KnownRecord("2026-02-14-recreate-production-db", "windows"),
}
JUDGE = Judge(Directory(RECORDS, bases=BASES, site_url=BASES[0]))


def _found(raw: bytes, name: str) -> list[tuple[int, int, str]]:
    mentions = mentions_in(raw, FoundFile(Path(name), name), Finder(BASES), name)
    places = [mention.place for mention in mentions if JUDGE.counts(mention)]
    return [(one.line, one.column, one.text[one.column - 1 :][: one.width]) for one in places]


def _expected(marked: str) -> list[tuple[int, int, str]]:
    found = []
    for number, line in enumerate(marked.split("\n"), 1):
        for before, match in enumerate(MARKED.finditer(line)):
            found.append((number, match.start() + 1 - 2 * before, match[1]))
    return found


def test_the_set_is_large_enough() -> None:
    assert sum("⟦" in path.read_text("utf-8") for path in SET) >= 40


@pytest.mark.parametrize("path", SET, ids=lambda path: path.stem)
def test_all_mentions_are_found_and_none_is_invented(path: Path) -> None:
    marked = path.read_text("utf-8")
    assert _found(MARKED.sub(r"\1", marked).encode(), path.stem) == _expected(marked)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"])
@pytest.mark.parametrize("name", ["apply-night.ja.md", "notes.ja.txt", "notion-export.html"])
def test_old_japanese_encodings_are_read(name: str, encoding: str) -> None:
    marked = (Path(__file__).parent / f"runbooks/{name}.marked").read_text("utf-8").replace("│", "|")
    assert _found(MARKED.sub(r"\1", marked).encode(encoding), name) == _expected(marked)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_count_the_same_lines(end: str) -> None:
    marked = (Path(__file__).parent / "runbooks/recreate-db.md.marked").read_text("utf-8")
    assert _found(MARKED.sub(r"\1", marked).replace("\n", end).encode(), "x.md") == _expected(marked)
