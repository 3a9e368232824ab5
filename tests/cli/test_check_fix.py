from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from kb.pipeline import Checked, check
from kb.problem import Edit, Place, Problem

Run = Callable[..., Result]
Shelf = Callable[[str], Path]

EATEN = """
logs/windows/one.yml
| # 2 月の作業
| title: 作業
| window: {start: 2026-02-14}
| outcome: cancelled
| lessons:
|   - 注意: plan は上から全部読む
|   - 手で変えたものは、次の apply が戻す
"""
MENDED = "  - '注意: plan は上から全部読む'"


def test_diff_shows_and_changes_nothing(kb: Run, shelf: Shelf) -> None:
    root = shelf(EATEN)
    file = root / "logs/windows/one.yml"
    before = file.read_bytes()
    result = kb(root, "check", "--diff")
    assert result.exit_code == 1
    assert "-  - 注意: plan は上から全部読む\n+" + MENDED in result.stdout
    assert file.read_bytes() == before


def test_what_diff_shows_git_can_apply(kb: Run, shelf: Shelf) -> None:
    root = shelf(EATEN)
    diff = kb(root, "check", "--diff").stdout
    subprocess.run(["git", "apply", "-"], cwd=root, input=diff, text=True, check=True)
    assert kb(root, "check").exit_code == 0


def test_fix_shows_the_diff_writes_and_checks_again(kb: Run, shelf: Shelf) -> None:
    root = shelf(EATEN)
    file = root / "logs/windows/one.yml"
    file.chmod(0o640)
    before = file.read_text(encoding="utf-8").splitlines()
    result = kb(root, "check", "--fix")
    assert result.exit_code == 0
    assert "+" + MENDED in result.stdout
    assert result.stdout.endswith("no problems in 1 record\n")
    assert file.read_text(encoding="utf-8").splitlines() == [*before[:5], MENDED, *before[6:]]
    assert file.stat().st_mode & 0o777 == 0o640


def test_fix_leaves_the_diff_out_of_a_format_for_programs(kb: Run, shelf: Shelf) -> None:
    result = kb(shelf(EATEN), "check", "--fix", "--format", "json")
    assert result.stdout.startswith("{")
    assert MENDED in result.stderr


def test_fix_leaves_alone_what_was_not_asked_about(kb: Run, shelf: Shelf) -> None:
    root = shelf(EATEN + "\nlogs/pitfalls/clean.yml\n| title: x\n")
    before = (root / "logs/windows/one.yml").read_bytes()
    assert kb(root, "check", "--fix", "logs/pitfalls").exit_code == 0
    assert (root / "logs/windows/one.yml").read_bytes() == before


def test_fix_keeps_line_ends_and_what_stands_before_the_text(kb: Run, shelf: Shelf) -> None:
    root = shelf(EATEN)
    file = root / "logs/windows/one.yml"
    before = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n")
    file.write_bytes(before)
    diff = kb(root, "check", "--diff").stdout_bytes
    assert kb(root, "check", "--fix").exit_code == 0
    fixed = file.read_bytes()
    assert fixed == before.replace("  - 注意: plan は上から全部読む".encode(), MENDED.encode())
    file.write_bytes(before)
    subprocess.run(["git", "apply", "-"], cwd=root, input=diff, check=True)
    assert file.read_bytes() == fixed


def test_fix_without_anything_certain_only_checks(kb: Run, shelf: Shelf) -> None:
    root = shelf("\nlogs/pitfalls/x.yml\n| titel: x\n")
    before = (root / "logs/pitfalls/x.yml").read_bytes()
    assert kb(root, "check", "--fix").exit_code == 1
    result = kb(root, "check", "--diff")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "Nothing is certain enough to fix.\n")
    assert (root / "logs/pitfalls/x.yml").read_bytes() == before


def test_a_file_that_cannot_be_written_stays_whole(kb: Run, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "one.yml")

    root = shelf(EATEN)
    before = (root / "logs/windows/one.yml").read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("kb.atomic.files.tempfile.mkstemp", refuse)
        with pytest.raises(PermissionError):
            kb(root, "check", "--fix")
    assert (root / "logs/windows/one.yml").read_bytes() == before


@pytest.mark.parametrize(("typed", "left"), [("abc", "f"), ("d", "f"), ("endless", "endless!!!!!")])
def test_fix_goes_on_while_one_correction_uncovers_another(
    kb: Run, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, typed: str, left: str
) -> None:
    """A check that is certain of one step at a time: a → b → …, or of one more `!`, for ever."""
    steps = {"abc": "b", "b": "c", "c": "d", "d": "e", "e": "f"}

    def one_step(root: Path, now: str | None, _: object) -> Checked:
        return replace(check(root, now), problems=tuple(complain(root / "logs/pitfalls/x.yml")))

    def complain(file: Path) -> Iterator[Problem]:
        word = file.read_text(encoding="utf-8").removeprefix("title: ").strip()
        then = f"{word}!" if word.startswith("endless") else steps.get(word)
        if then:
            place = Place("logs/pitfalls/x.yml", 1, 1, 1, word)
            yield Problem(place, "typing", "no word", edit=Edit(1, 1, (f"title: {then}",)))

    monkeypatch.setattr("kb.cli.check.check_all", one_step)
    root = shelf(f"\nlogs/pitfalls/x.yml\n| title: {typed}\n")
    result = kb(root, "check", "--fix")
    written = (root / "logs/pitfalls/x.yml").read_text(encoding="utf-8")
    assert (written, result.exit_code) == (f"title: {left}\n", 1 if typed == "endless" else 0)
