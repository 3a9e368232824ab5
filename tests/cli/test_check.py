from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Shelf = Callable[[str], Path]

CLEAN = """
logs/pitfalls/switch-comes-back.yml
| title: terraform apply がメンテナンス画面を外す
| avoid:
|   - wait
"""
TWO_BROKEN = """
logs/windows/one.yml
| title: 作業
| window: {start: 2026-02-14}
| outcome: cancelled
| decided_by: 03:30
logs/incidents/two.yml
| title: 障害
| outcome: resolved
| severety: high
"""
UNPLANNED = """
logs/windows/unplanned.yml
| title: Recreate the database
| window:
|   start: 2026-02-14 02:00
"""
EVENING = ("--now", "2026-02-13 18:00")


def rules_of(result: Result) -> list[tuple[str, str]]:
    return [(one["path"], one["rule"]) for one in json.loads(result.stdout)["problems"]]


def test_clean_is_0(kb: Run, shelf: Shelf) -> None:
    result = kb(shelf(CLEAN), "check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "no problems in 1 record\n", "")


def test_empty_is_0_with_a_hint(kb: Run, shelf: Shelf) -> None:
    result = kb(shelf(""), "check")
    assert (result.exit_code, result.stdout) == (0, "no problems in 0 records\n")
    assert "kb new window" in result.stderr


def test_misfits_are_1_and_all_are_told(kb: Run, shelf: Shelf) -> None:
    result = kb(shelf(TWO_BROKEN), "check")
    assert result.exit_code == 1
    assert "logs/incidents/two.yml:3:1: error[unknown-field]: 'severety' is not a field" in result.stdout
    assert "logs/windows/one.yml:4:1: error[unknown-field]: 'decided_by' is not a field" in result.stdout
    assert result.stdout.endswith("\n2 problems (2 errors) in 2 files\n")


def test_lessons_count_only_when_strict(kb: Run, shelf: Shelf) -> None:
    root = shelf(UNPLANNED)
    assert "warning[decide-by]" in kb(root, "check", *EVENING).stdout
    assert kb(root, "check", *EVENING).exit_code == 0
    assert kb(root, "check", *EVENING, "--strict").exit_code == 1


def test_now_decides_what_is_still_planned(kb: Run, shelf: Shelf) -> None:
    root = shelf(UNPLANNED)
    assert "decide-by" not in kb(root, "check", "--now", "2026-03-01").stdout
    result = kb(root, "check", "--now", "yesterday")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("kb: --now: 'yesterday' is not a time")
    assert kb(root, "check", "--now", "03:00").exit_code == 2


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_every_format_has_the_problems(kb: Run, shelf: Shelf, form: str) -> None:
    result = kb(shelf(TWO_BROKEN), "check", "--format", form)
    assert result.exit_code == 1
    assert result.stdout.count("'severety' is not a field") == 1
    assert "logs/incidents/two.yml" in result.stdout


def test_sarif_describes_the_rules(kb: Run, shelf: Shelf) -> None:
    log = json.loads(kb(shelf(CLEAN), "check", "--format", "sarif").stdout)
    rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["decide-by"]["shortDescription"]["text"].startswith("A window has a moment")


def test_github_and_sarif_name_files_from_the_root_of_the_repository(kb: Run, shelf: Shelf) -> None:
    repository = shelf(TWO_BROKEN)
    (repository / ".git").mkdir()
    root = repository / "team"
    root.mkdir()
    (repository / "logs").rename(root / "logs")
    assert "file=team/logs/windows/one.yml," in kb(root, "check", "--format", "github").stdout
    assert '"uri": "team/logs/windows/one.yml"' in kb(root, "check", "--format", "sarif").stdout
    assert rules_of(kb(root, "check", "--format", "json"))[0][0] == "logs/incidents/two.yml"


def test_a_terminal_elsewhere_still_finds_the_file(kb: Run, shelf: Shelf) -> None:
    root = shelf(TWO_BROKEN)
    assert "\n../logs/windows/one.yml:4:1: " in kb(root / "logs", "check").stdout
    outside = kb(root.parent, "check", "--root", root.name)
    assert f"\n{root.name}/logs/windows/one.yml:4:1: " in outside.stdout


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["logs/windows"], ["windows/one"]),
        (["logs/windows/one.yml"], ["windows/one"]),
        (["logs/incidents/", "./logs/windows/one.yml"], ["incidents/two", "windows/one"]),
        (["."], ["incidents/two", "windows/one"]),
        (["logs"], ["incidents/two", "windows/one"]),
    ],
)
def test_paths_narrow_the_report(kb: Run, shelf: Shelf, paths: list[str], files: list[str]) -> None:
    result = kb(shelf(TWO_BROKEN), "check", "--format", "json", *paths)
    assert rules_of(result) == [(f"logs/{file}.yml", "unknown-field") for file in files]
    assert json.loads(result.stdout)["summary"]["records"] == len(files)


def test_paths_are_seen_from_the_working_folder_first(kb: Run, shelf: Shelf) -> None:
    root = shelf(TWO_BROKEN)
    seen = [
        kb(root / "logs", "check", "--format", "json", "windows"),
        kb(root.parent, "check", "--format", "json", f"{root.name}/logs/windows"),
        kb(root.parent, "check", "--format", "json", "--root", root.name, "logs/windows"),
        kb(root, "check", "--format", "json", str(root / "logs" / "windows")),
    ]
    assert [rules_of(result) for result in seen] == [[("logs/windows/one.yml", "unknown-field")]] * 4


@pytest.mark.parametrize("path", ["logs/window", "nope.yml", "empty", "..", "/", "logs/*.yml"])
def test_a_path_that_matches_nothing_is_2(kb: Run, shelf: Shelf, path: str) -> None:
    root = shelf(CLEAN)
    (root / "empty").mkdir()
    result = kb(root, "check", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"kb: {path} matches nothing")


def test_a_clean_part_of_a_broken_whole_is_0(kb: Run, shelf: Shelf) -> None:
    result = kb(shelf(TWO_BROKEN + CLEAN), "check", "logs/pitfalls")
    assert (result.exit_code, result.stdout) == (0, "no problems in 1 record\n")


def test_a_broken_kb_yml_does_not_hide_the_rest(kb: Run, shelf: Shelf) -> None:
    result = kb(shelf(TWO_BROKEN + "\nlogs/kb.yml\n| timezone: Tokio\n"), "check", "--format", "json")
    assert ("logs/kb.yml", "bad-timezone") in rules_of(result)
    assert ("logs/windows/one.yml", "unknown-field") in rules_of(result)


@pytest.mark.parametrize("root", [None, "--root", "KB_ROOT"])
def test_without_kb_yml_it_is_2(kb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: str | None) -> None:
    if root == "KB_ROOT":
        monkeypatch.setenv("KB_ROOT", str(tmp_path))
    result = kb(tmp_path, "check", *(["--root", str(tmp_path)] if root == "--root" else []))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "logs/kb.yml" in result.stderr
    assert "kb init" in result.stderr
    assert result.stderr.count("\n") == 1


def test_kb_root_chooses_the_knowledge_base(kb: Run, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_ROOT", str(shelf(CLEAN)))
    assert kb(Path("/"), "check").stdout == "no problems in 1 record\n"


def test_a_fault_of_kb_itself_is_2(kb: Run, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("kb.read.gathering.read_record", fail)
    result = kb(shelf(CLEAN), "check")
    assert result.exit_code == 2
    assert "error[kb-fault]" in result.stdout
