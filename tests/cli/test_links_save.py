"""A stored scan: what is known of a line stays with it; git dates new lines; what changed since is suspect."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kb.links.fingerprint import fingerprint
from kb.links.folders import Folder
from kb.links.saved import Home, home_of
from kb.pipeline import check
from kb.pipeline.render import render
from kb.read.beside.scan import NAME, read_scan, write_scan

LOGS = """
logs/kb.yml
| timezone: Asia/Tokyo
| runbooks:
|   - path: docs/runbooks
|   - path: ../infra/ops
|     name: team/infra
|     url: https://git.example.org/infra/blob/main/{path}#L{line}
logs/pitfalls/wet-paint.yml
| title: Wet paint
| avoid:
|   - wait
docs/runbooks/paint.md
| # Paint
|
| Mind [[wet-paint]].
"""
Run = Callable[..., Result]
DEMO = Path(__file__).parents[2]


@pytest.fixture
def base(shelf: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A knowledge base with a runbook of its own and one in a folder beside it."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    shelf(LOGS)
    for name in ("logs", "docs"):
        (tmp_path / "kb").mkdir(exist_ok=True)
        (tmp_path / name).rename(tmp_path / "kb" / name)
    (tmp_path / "infra/ops").mkdir(parents=True)
    (tmp_path / "infra/ops/door.txt").write_text("Door\nsee kb:wet-paint#avoid\n", "utf-8")
    return tmp_path / "kb"


def _rewrite(base: Path, advice: str) -> None:
    path = base / "logs/pitfalls/wet-paint.yml"
    path.write_text(f"title: Wet paint\navoid:\n  - {advice}\n", "utf-8")


def _suspect(base: Path) -> list[str]:
    return [one.message for one in check(base).problems if one.rule == "runbook-suspect"]


def _text(base: Path) -> str:
    pages = {page.path: page for page in render(check(base), base)}
    return " ".join(" ".join(section.text.split()) for section in pages["pitfalls/wet-paint"].sections)


def test_the_scan_is_sorted_and_stable(base: Path, kb: Run) -> None:
    result = kb(base, "links", "--save")
    assert result.exit_code == 0
    text = (base / NAME).read_text("utf-8")
    scan, problems = read_scan(text.encode())
    assert problems == []
    assert write_scan(scan) == text
    assert [(one.repository, one.file, one.line, one.section) for one in scan.lines] == [
        ("", "docs/runbooks/paint.md", 3, ""),
        ("team/infra", "door.txt", 2, "avoid"),
    ]
    assert "is as it was" in kb(base, "links", "--save").stderr
    assert (base / NAME).read_text("utf-8") == text
    assert str(base.parent) not in text


def test_what_changes_afterwards_makes_lines_suspect_until_they_are_reviewed(base: Path, kb: Run) -> None:
    kb(base, "links", "--save")
    assert _suspect(base) == []
    _rewrite(base, "do not wait")
    assert _suspect(base) == [
        "docs/runbooks/paint.md:3 is older than what this says today (its stored fingerprint is another)",
        "team/infra: door.txt:2 is older than what this says today (its stored fingerprint is another)",
    ]
    result = kb(base, "links")
    assert result.exit_code == 0
    assert result.stdout.count("warning[runbook-suspect]") == 2
    kb(base, "links", "--save")
    assert len(_suspect(base)) == 2, "another scan alone clears nothing"
    kb(base, "links", "../infra/ops", "--save", "--reviewed")
    assert [one.split(" ")[0] for one in _suspect(base)] == ["docs/runbooks/paint.md:3"]
    _rewrite(base, "wait")
    assert [one.split(" ")[0] for one in _suspect(base)] == ["team/infra:"]


def test_a_line_keeps_what_is_known_when_it_moves_and_not_when_it_is_rewritten(base: Path, kb: Run) -> None:
    path = base.parent / "infra/ops/door.txt"
    kb(base, "links", "--save")
    _rewrite(base, "do not wait")
    path.write_text("New first line\n  see   kb:wet-paint#avoid\n", "utf-8")
    kb(base, "links", "--save")
    assert len(_suspect(base)) == 2
    path.write_text("As it says today: kb:wet-paint#avoid\n", "utf-8")
    kb(base, "links", "--save")
    assert len(_suspect(base)) == 1


def test_what_says_nothing_to_a_runbook_changes_no_fingerprint(base: Path) -> None:
    before = fingerprint(check(base).library.pitfalls[0].record)
    names = "aliases:\n  - fresh\nmerged:\n  - fresh\n"
    text = f"title: Fresh paint\n{names}tags:\n  - paint\nreviewed: 2026-01-01\navoid:\n  - wait\n"
    (base / "logs/pitfalls/wet-paint.yml").write_text(text, "utf-8")
    assert fingerprint(check(base).library.pitfalls[0].record) == before


def _commit(git: Callable[..., str], folder: Path, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_DATE", f"{day}T12:00:00+0000")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", day)


def test_git_dates_lines_of_the_first_scan(
    base: Path, kb: Run, git: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (base, base.parent / "infra"):
        git(folder, "init", "-q")
        _commit(git, folder, "2026-01-03", monkeypatch)
    _rewrite(base, "do not wait")
    _commit(git, base, "2026-02-01", monkeypatch)
    (base.parent / "infra/ops/late.md").write_text("[[wet-paint]]\n", "utf-8")
    _commit(git, base.parent / "infra", "2026-03-01", monkeypatch)
    kb(base, "links", "--save")
    assert _suspect(base) == [
        "docs/runbooks/paint.md:3 is older than what this says today (written on 2026-01-03, says git)",
        "team/infra: ops/door.txt:2 is older than what this says today (written on 2026-01-03, says git)",
    ]


def test_a_pitfalls_page_lists_file_line_and_link_and_says_what_is_suspect(base: Path, kb: Run) -> None:
    (base / "logs/kb.yml").write_text((base / "logs/kb.yml").read_text("utf-8") + "old_urls: []\n", "utf-8")
    kb(base, "links", "--save")
    assert "Paint docs/runbooks/paint.md line 3 · team/infra: door.txt line 2" in _text(base)
    pages = {page.path: page for page in render(check(base), base)}
    assert 'href="https://git.example.org/infra/blob/main/door.txt#L2"' in pages["pitfalls/wet-paint"].html
    _rewrite(base, "do not wait")
    assert "The fingerprint stored with the scan says that this page has changed since." in _text(base)


def test_a_named_runbook_that_is_silent_is_told(base: Path, kb: Run) -> None:
    (base.parent / "infra/ops/silent.md").write_text("nothing\n", "utf-8")
    with (base / "logs/pitfalls/wet-paint.yml").open("a", encoding="utf-8") as file:
        file.write("runbooks:\n")
        forge = "https://git.example.org/infra/blob/main"
        silent, wiki = f"{forge}/silent.md", "https://wiki.example.org/x"
        for reference in ("docs/runbooks/paint.md", f"{forge}/door.txt#L2", silent, wiki):
            file.write(f"  - {reference}\n")
    kb(base, "links", "--save")
    told = [one for one in check(base).problems if one.rule == "runbook-mentions-it"]
    assert [one.place.text.strip() for one in told] == ["- https://git.example.org/infra/blob/main/silent.md"]


BROKEN = (
    "",
    "[]",
    "{",
    '{"version": 2}',
    '{"version": 1, "folders": [], "mentions": [{}]}',
    '{"version": 1, "folders": [], "mentions": [{"id": 3, "file": "x", "line": 1}]}',
)


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_scan_is_told_and_hides_nothing(base: Path, text: str) -> None:
    (base / NAME).write_text(text, "utf-8")
    checked = check(base)
    assert [(one.place.path, one.rule) for one in checked.problems] == [(NAME, "unreadable")]
    assert checked.library.runbook_lines["wet-paint"]


def test_saving_needs_the_logs(base: Path, kb: Run) -> None:
    assert kb(base, "links", "--save", "--kb", os.devnull).exit_code == 2
    assert kb(base, "links", "--reviewed").exit_code == 2


def test_the_demo_has_a_stored_scan_of_today(tmp_path: Path, kb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change of docs/runbooks: kb links --save."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for name in ("logs", "docs"):
        shutil.copytree(DEMO / name, tmp_path / name)
    shutil.copy(DEMO / "mkdocs.yml", tmp_path)
    stored = (tmp_path / NAME).read_text("utf-8")
    assert kb(tmp_path, "links", "--save").exit_code == 0
    assert (tmp_path / NAME).read_text("utf-8") == stored
    assert '"/' not in stored, "no path of a machine"
    assert '"docs/runbooks/terraform-apply-at-night.md"' in stored


def test_git_is_asked_once_for_each_folder(base: Path, kb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (base / "docs/runbooks/more.md").write_text("Mind [[wet-paint]].\n\n" * 40, "utf-8")
    assert kb(base, "links", "--save").exit_code == 0
    asked: list[Path] = []

    def home(root: Path, folder: Folder) -> Home:
        asked.append(folder.path)
        return home_of(root, folder)

    monkeypatch.setattr("kb.cli.links_saving.home_of", home)
    assert kb(base, "links").exit_code == 0
    assert sorted(asked) == sorted(set(asked))
    assert len(asked) == 2
