"""`kb links`: runbooks here and elsewhere, all formats of a report, exit codes, corrections, far from the logs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kb.pipeline import check
from kb.site.build import build_site

LOGS = """
logs/kb.yml
| timezone: Asia/Tokyo
| runbooks:
|   - path: docs/runbooks
|   - path: ../infra
|     name: ops/infra
| old_urls:
|   - https://old.example.net/
logs/pitfalls/wet-paint.yml
| title: Wet paint
| aliases:
|   - fresh-paint
| avoid:
|   - wait
logs/pitfalls/ladder-missing.yml
| title: No ladder
| replaced_by: wet-paint
mkdocs.yml
| site_name: Night work
| site_url: https://kb.example.com/
| plugins:
|   - kb
docs/runbooks/paint.md
| Mind [[wet-paint]].
"""
FAR = "see [[fresh-paint]], kb:ladder-missing\nand https://old.example.net/pitfalls/wet-paint/#nowhere\n"


@pytest.fixture
def base(shelf: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = shelf(LOGS)
    inner = root / "kb"
    inner.mkdir()
    for name in ("logs", "docs", "mkdocs.yml"):
        (root / name).rename(inner / name)
    (root / "infra").mkdir()
    return inner


Run = Callable[..., Result]


def test_nothing_to_say(base: Path, kb: Run) -> None:
    result = kb(base, "links")
    assert (result.exit_code, result.stdout) == (0, "no problems in 1 mention\n")


def test_every_problem_has_file_line_and_column(base: Path, kb: Run) -> None:
    (base.parent / "infra/run.md").write_text(FAR, "utf-8")
    result = kb(base, "links")
    first = [line for line in result.stdout.splitlines() if line.startswith("../")]
    assert first == [
        "../infra/run.md:1:5: hint[old-id]: 'fresh-paint' is called 'wet-paint' today",
        "../infra/run.md:1:22: warning[replaced-reference]: 'ladder-missing' was replaced by 'wet-paint'",
        "../infra/run.md:2:5: warning[known-reference]: the page of 'wet-paint' has no section 'nowhere'",
        "../infra/run.md:2:5: hint[old-id]: the site is at https://kb.example.com/ today",
    ]
    assert result.exit_code == 0
    assert kb(base, "links", "--strict").exit_code == 1


def test_an_unknown_name_fails(base: Path, kb: Run) -> None:
    (base.parent / "infra/run.md").write_text("[[wet-pain]]\n", "utf-8")
    assert kb(base, "links").exit_code == 1
    assert kb(base, "links", "docs").exit_code == 0
    assert kb(base, "links", "nowhere").exit_code == 2


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_programs_get_their_formats(base: Path, kb: Run, form: str) -> None:
    (base.parent / "infra/run.md").write_text("[[wet-pain]]\n", "utf-8")
    result = kb(base, "links", "--format", form)
    assert "known-reference" in result.stdout
    assert "infra/run.md" in result.stdout
    if form != "github":
        json.loads(result.stdout)


def test_old_names_are_rewritten_after_a_diff(base: Path, kb: Run) -> None:
    path = base.parent / "infra/run.md"
    path.write_text(FAR, "utf-8")
    shown = kb(base, "links", "--diff")
    assert "+see [[wet-paint]], kb:ladder-missing" in shown.stdout
    assert path.read_text("utf-8") == FAR
    fixed = kb(base, "links", "--fix")
    assert "+see [[wet-paint]], kb:ladder-missing" in fixed.stdout
    assert path.read_text("utf-8") == (
        "see [[wet-paint]], kb:ladder-missing\nand https://kb.example.com/pitfalls/wet-paint/#nowhere\n"
    )
    assert "old-id" not in kb(base, "links").stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_a_correction_keeps_encoding_and_line_ends(base: Path, kb: Run, encoding: str) -> None:
    path = base.parent / "infra/手順.txt"
    text = "作業の前に [[{}]] を読むこと\r\nおわり"
    path.write_bytes(text.format("fresh-paint").encode(encoding))
    kb(base, "links", "--fix")
    assert path.read_bytes() == text.format("wet-paint").encode(encoding)


def test_a_file_is_corrected_whole_or_not_at_all(base: Path, kb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = base.parent / "infra/run.md"
    path.write_text(FAR, "utf-8")

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device", "run.md")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(OSError, match="No space"):
        kb(base, "links", "--fix")
    assert path.read_text("utf-8") == FAR
    assert [one.name for one in path.parent.iterdir()] == ["run.md"]


def test_far_from_the_logs_kb_json_is_enough(base: Path, kb: Run) -> None:
    build_site(base, check(base, "2026-11-27 18:00"), base / "site")
    far = base.parent / "infra"
    (base / "site/kb.json").rename(far / "kb.json")
    (base / "logs").rename(base / "elsewhere")
    (far / "run.md").write_text(FAR + "[[wet-pain]]", "utf-8")
    result = kb(far, "links", "--kb", ".")
    rules = [line.split()[1] for line in result.stdout.splitlines() if line.startswith("run.md")]
    assert result.exit_code == 1
    assert rules == ["hint[old-id]:", "warning[replaced-reference]:", "warning[known-reference]:", "hint[old-id]:",
                     "error[known-reference]:"]  # fmt: skip
    assert kb(far, "links", "--kb", "nowhere").exit_code == 2
    assert kb(far, "links", "--kb", "run.md").exit_code == 2


def test_a_folder_that_is_not_there_is_told(base: Path, kb: Run) -> None:
    (base.parent / "infra").rmdir()
    result = kb(base, "links")
    assert result.exit_code == 0
    assert "../infra is not there" in result.stderr
