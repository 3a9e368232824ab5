from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from kb.problem import Level, Place, Problem
from kb.since import Start, UnknownRevision, caused, changed_files, find_start, problems_since, state_at


def git(folder: Path, *question: str) -> str:
    command = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main", *question]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def draw(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / "logs" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def commit(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three logs, committed on `main`."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "--quiet")
    draw(root, a="a", b="b", c="c")
    commit(root)
    return root


def a_problem(path: str, message: str = "m", rule: str = "r", **given: bool) -> Problem:
    return Problem(Place(path), rule, message, **given)  # type: ignore[arg-type]  # only by_clock is given


def test_changed_means_committed_staged_unstaged_and_new(root: Path) -> None:
    draw(root, committed="1", **{"日本 語": "1"})
    commit(root)
    draw(root, a="staged")
    git(root, "add", "logs/a.yml")
    draw(root, b="unstaged", new="1")
    (root / "logs/c.yml").unlink()
    names = ("committed", "日本 語", "a", "b", "c", "new")
    assert changed_files(find_start(root, "HEAD~")) == {f"logs/{name}.yml" for name in names}


def test_ignored_files_are_no_change(root: Path) -> None:
    (root / ".gitignore").write_text("*.tmp\n")
    commit(root)
    (root / "logs/x.tmp").touch()
    assert changed_files(find_start(root, "HEAD")) == frozenset()


def test_a_branch_starts_where_it_left_the_other(root: Path) -> None:
    start = git(root, "rev-parse", "HEAD")
    git(root, "switch", "--quiet", "--create", "branch")
    draw(root, a="branch")
    commit(root)
    git(root, "switch", "--quiet", "main")
    draw(root, b="main went on")
    commit(root)
    git(root, "switch", "--quiet", "branch")
    assert find_start(root, "main") == Start(root, start)
    assert changed_files(find_start(root, "main")) == {"logs/a.yml"}


def test_without_a_shared_commit_the_ref_itself_is_the_start(root: Path) -> None:
    other = git(root, "commit-tree", "-m", "x", git(root, "rev-parse", "HEAD^{tree}"))
    assert find_start(root, other).commit == other


@pytest.mark.parametrize("ref", ["nope", "", "-x", "--all", "HEAD:logs", "a b", "0" * 40])
def test_an_unknown_ref_is_said_in_one_sentence(root: Path, ref: str) -> None:
    with pytest.raises(UnknownRevision, match=r"^--since: git knows no commit '[^\n]*fetch-depth: 0"):
        find_start(root, ref)


def test_outside_a_repository_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnknownRevision, match=r"^--since: not a git repository"):
        find_start(tmp_path, "main")


def test_without_git_it_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UnknownRevision, match="needs git"):
        find_start(root, "main")


def test_the_earlier_state_is_a_copy_that_goes_away(root: Path) -> None:
    start = find_start(root, "HEAD")
    draw(root, a="changed")
    with state_at(start, ["logs", "docs", "no such"]) as then:
        assert (then / "logs/a.yml").read_text() == "a"
        assert sorted(path.name for path in then.iterdir()) == [".git", "logs"]
        assert git(then, "show", "HEAD:./logs/a.yml") == "a"
    assert not then.exists()
    assert (root / "logs/a.yml").read_text() == "changed"


def test_the_knowledge_base_may_be_a_sub_folder(root: Path) -> None:
    base = root / "team" / "knowledge base"
    base.mkdir(parents=True)
    (root / "README.md").write_text("x")
    draw(base, inside="1")
    commit(root)
    draw(base, inside="2")
    draw(root, a="outside")
    start = find_start(base, "HEAD")
    assert changed_files(start) == {"logs/inside.yml"}
    with state_at(start, ["logs", "mkdocs.yml"]) as then:
        assert then.parts[-2:] == ("team", "knowledge base")
        assert (then / "logs/inside.yml").read_text() == "1"
        assert git(then, "show", "HEAD:./logs/inside.yml") == "1"


def test_a_knowledge_base_younger_than_the_start_was_empty(root: Path) -> None:
    base = root / "new"
    draw(base, inside="1")
    with state_at(find_start(base, "HEAD"), ["logs"]) as then:
        assert list(then.iterdir()) == []


def test_links_lead_nowhere_in_the_copy(root: Path) -> None:
    (root / "logs/outside.yml").symlink_to("/etc/hostname")
    (root / "logs/away").symlink_to("../..")
    start = Start(root, commit(root))
    with state_at(start, ["logs"]) as then:
        assert (then / "logs/outside.yml").is_symlink()
        assert not (then / "logs/outside.yml").exists()
        assert not (then / "logs/away").exists()


def test_a_hooks_environment_does_not_mislead(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    draw(root, a="changed")
    assert changed_files(find_start(root, "HEAD")) == {"logs/a.yml"}


def test_problems_count_in_changed_files_and_where_they_are_new() -> None:
    old = a_problem("untouched", "old")
    same_elsewhere = a_problem("untouched", "old", rule="other")
    in_changed = a_problem("changed", "old")
    found = caused([old, same_elsewhere, in_changed], [old, in_changed], frozenset({"changed"}))
    assert list(found) == [same_elsewhere, in_changed]


def test_a_problem_that_moved_to_another_line_is_not_new() -> None:
    then, now = (Problem(Place("x", line), "r", "m") for line in (3, 9))
    assert list(caused([now], [then], frozenset())) == []


def test_what_time_alone_trips_is_a_hint() -> None:
    (found,) = caused([a_problem("changed", by_clock=True)], [], frozenset({"changed"}))
    assert found.level is Level.HINT


def test_the_earlier_state_is_judged_by_the_caller(root: Path) -> None:
    draw(root, b="changed")

    def check(folder: Path) -> list[Problem]:
        return [a_problem(f"logs/{path.name}", path.read_text()) for path in sorted(folder.glob("logs/*.yml"))]

    found = problems_since(find_start(root, "HEAD"), [*check(root), a_problem("logs/a.yml", "new")], ["logs"], check)
    assert [(one.place.path, one.message) for one in found] == [("logs/b.yml", "changed"), ("logs/a.yml", "new")]


def test_the_earlier_state_is_not_judged_for_nothing(root: Path) -> None:
    def check(folder: Path) -> list[Problem]:
        raise AssertionError

    draw(root, b="changed")
    one = a_problem("logs/b.yml")
    assert problems_since(find_start(root, "HEAD"), [one], ["logs"], check) == (one,)
    assert problems_since(find_start(root, "HEAD"), [], ["logs"], check) == ()


def test_no_knowledge_base_then_means_no_problems_then(root: Path) -> None:
    def check(folder: Path) -> list[Problem]:
        raise FileNotFoundError(folder)

    one = a_problem("logs/a.yml")
    assert problems_since(find_start(root, "HEAD"), [one], ["logs"], check) == (one,)
