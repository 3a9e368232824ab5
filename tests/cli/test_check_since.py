from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Git = Callable[..., str]
Shelf = Callable[[str], Path]

TEAM = """
logs/pitfalls/switch-comes-back.yml
| title: terraform apply takes down the maintenance page
| avoid:
|   - wait
logs/pitfalls/other.yml
| title: Another one
| avoid:
|   - wait
logs/windows/first-try.yml
| title: 本番 DB の作り直し
| window: {start: 2026-02-14 02:00}
| outcome: aborted
| deviations:
|   - seen: 差分に CloudFront の変更が混ざっていた
|     pitfall: switch-comes-back
logs/windows/broken-long-ago.yml
| title: Broken long ago
| window: {start: 2025-02-14}
| outcome: cancelled
| decided_by: 03:30
docs/runbooks/recreate-db.md
| Beware of [[switch-comes-back]].
"""


@pytest.fixture
def root(shelf: Shelf, git: Git) -> Path:
    """A team's repository, with an old problem, and a branch `change` checked out that has no change yet."""
    root = shelf(TEAM)
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "All we know")
    git(root, "switch", "--quiet", "--create", "change")
    return root


def since_main(kb: Run, root: Path, *more: str) -> tuple[int, list[tuple[str, str, str]]]:
    result = kb(root, "check", "--now", "2026-02-20", "--since", "main", "--format", "json", *more)
    found = [(one["path"], one["rule"], one["level"]) for one in json.loads(result.stdout)["problems"]]
    return result.exit_code, found


def test_no_change_no_problem(kb: Run, root: Path) -> None:
    assert kb(root, "check").exit_code == 1
    assert since_main(kb, root) == (0, [])


def test_old_problems_elsewhere_are_not_told(kb: Run, root: Path) -> None:
    (root / "logs/pitfalls/other.yml").write_text(
        "title: Another one, said better\navoid:\n  - wait\n", encoding="utf-8"
    )
    assert since_main(kb, root) == (0, [])


def test_old_problems_of_a_changed_file_are(kb: Run, root: Path) -> None:
    file = root / "logs/windows/broken-long-ago.yml"
    file.write_text(file.read_text(encoding="utf-8") + "lang: ja\n", encoding="utf-8")
    assert since_main(kb, root) == (1, [("logs/windows/broken-long-ago.yml", "unknown-field", "error")])


@pytest.mark.parametrize("committed", [True, False])
def test_who_deletes_a_pitfall_hears_who_names_it(kb: Run, root: Path, git: Git, *, committed: bool) -> None:
    (root / "logs/pitfalls/switch-comes-back.yml").unlink()
    if committed:
        git(root, "commit", "--quiet", "--all", "--message", "Tidy up")
    assert since_main(kb, root) == (
        1,
        [
            ("docs/runbooks/recreate-db.md", "known-reference", "error"),
            ("logs/windows/first-try.yml", "known-reference", "error"),
        ],
    )


def test_a_new_file_counts_before_it_is_added(kb: Run, root: Path) -> None:
    (root / "logs/pitfalls/new.yml").write_text("titel: x\n", encoding="utf-8")
    code, found = since_main(kb, root)
    assert code == 1
    assert {path for path, _, _ in found} == {"logs/pitfalls/new.yml"}


def test_paths_narrow_it_further(kb: Run, root: Path) -> None:
    (root / "logs/pitfalls/switch-comes-back.yml").unlink()
    code, found = since_main(kb, root, "docs")
    assert (code, [path for path, _, _ in found]) == (1, ["docs/runbooks/recreate-db.md"])


def test_a_knowledge_base_in_a_sub_folder(kb: Run, root: Path, git: Git) -> None:
    (root / "team").mkdir()
    git(root, "mv", "logs", "docs", "team")
    git(root, "commit", "--quiet", "--message", "Make room")
    git(root, "branch", "--force", "main")
    (root / "team/logs/pitfalls/switch-comes-back.yml").unlink()
    result = kb(root, "check", "--root", "team", "--since", "main", "--format", "github")
    assert result.exit_code == 1
    assert "file=team/docs/runbooks/recreate-db.md,line=1," in result.stdout
    assert "broken-long-ago" not in result.stdout


def test_an_unknown_ref_is_2_with_one_line(kb: Run, root: Path) -> None:
    result = kb(root, "check", "--since", "nope")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "git knows no commit 'nope'" in result.stderr


def test_outside_a_repository_is_2_with_one_line(kb: Run, shelf: Shelf, git: Git) -> None:
    result = kb(shelf(TEAM), "check", "--since", "main")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "not a git repository" in result.stderr


def test_both_states_are_judged_on_the_same_day(kb: Run, root: Path, git: Git) -> None:
    """A plan that is only late by today's clock was late before the branch too."""
    plan = "title: Not over\nwindow: {start: 2026-02-14 02:00}\n"
    (root / "logs/windows/plan.yml").write_text(plan, encoding="utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "A plan")
    git(root, "branch", "--force", "main")
    (root / "logs/kb.yml").write_text("schema: 1\nas_of: 2026-02-10\n", encoding="utf-8")
    result = kb(root, "check", "--since", "main", "--format", "json")
    assert [one["path"] for one in json.loads(result.stdout)["problems"]] == []


def test_what_was_reviewed_is_asked_of_history_then_as_now(kb: Run, root: Path, git: Git) -> None:
    """Who changes another file does not hear that some plan is no longer the one that was reviewed."""
    plan = "title: Plan\nwindow: {{start: 2026-03-14 02:00}}\nsteps: [{}]\nreviewed_by: [{{role: expert{}}}]\n"
    file = root / "logs/windows/plan.yml"
    file.write_text(plan.format("one", ""), encoding="utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "A plan")
    reviewed = git(root, "rev-parse", "HEAD").strip()
    file.write_text(plan.format("two", f", revision: {reviewed}"), encoding="utf-8")
    git(root, "commit", "--quiet", "--all", "--message", "Another plan")
    git(root, "branch", "--force", "main")
    (root / "logs/pitfalls/other.yml").write_text(
        "title: Another one, said better\navoid:\n  - wait\n", encoding="utf-8"
    )
    everything = kb(root, "check", "--now", "2026-02-20").stdout
    assert "[changed-since-review]" in everything
    assert since_main(kb, root) == (0, [])
