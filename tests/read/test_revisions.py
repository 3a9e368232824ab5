from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kb.pipeline import check
from kb.read import revisions

NIGHT = """title: A night
window:
  start: 2026-02-14 02:00
  end: 05:00
go_if:
  - what: The expert can be there
backout_plan:
  - do: Restore the snapshot
    minutes: 40
steps:
  - do: Apply the change
    minutes: 60
"""
REVIEWED = NIGHT + "reviewed_by:\n  - role: expert\n    revision: {}\n"
RECORD = "logs/windows/night.yml"
US = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "t"), ("EMAIL", "t@example.org"), ("DATE", "2026-02-10T12:00:00Z"))
}


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A repository whose first commit holds the plan, in a knowledge base below its top folder."""
    root = tmp_path / "ops"
    draw(root, NIGHT)
    (root / "logs/kb.yml").write_text("schema: 1\ntimezone: Asia/Tokyo\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=plan")
    return tmp_path


def git(where: Path, *question: str) -> str:
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    answer = subprocess.run(
        ["git", "-C", str(where), *question],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **US, **settings},
    )
    return answer.stdout.strip()


def draw(root: Path, text: str, path: str = RECORD) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def changed(top: Path, now: str = "2026-02-13 18:00") -> set[tuple[str, str]]:
    return set(check(top / "ops", now).library.changed_since_review)


@pytest.fixture
def revision(top: Path) -> str:
    return git(top, "rev-parse", "HEAD")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every program that is started, with its arguments; it is started nevertheless."""
    found: list[list[str]] = []
    run = subprocess.run

    def spy(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        found.append(command)
        return run(command, check=False, **{key: value for key, value in options.items() if key != "check"})

    monkeypatch.setattr(subprocess, "run", spy)
    return found


def test_writing_the_review_down_is_no_change(top: Path, revision: str) -> None:
    draw(top / "ops", REVIEWED.format(revision))
    assert changed(top) == set()


def test_another_plan_is_a_change(top: Path, revision: str) -> None:
    for mine, other in (("minutes: 60", "minutes: 90"), ("end: 05:00", "end: 06:00"), ("Restore", "Copy")):
        draw(top / "ops", REVIEWED.format(revision).replace(mine, other))
        assert changed(top) == {("night", revision)}, other


def test_a_short_revision_is_as_good(top: Path, revision: str) -> None:
    draw(top / "ops", REVIEWED.format(revision[:7]).replace("minutes: 60", "minutes: 90"))
    assert changed(top) == {("night", revision[:7])}


def test_what_is_filled_in_afterwards_is_no_change(top: Path, revision: str) -> None:
    text = REVIEWED.format(revision).replace("minutes: 40", "minutes: 40\n    tested:\n      at: 2026-02-01")
    text = text.replace("be there", "be there\n    answer: yes")
    text = text.replace(
        "minutes: 60", "minutes: 60\n    started: 02:05\n    finished: 03:00\n    result: done\n    note: ok"
    )
    draw(top / "ops", text + "summary: tonight\ndraft: true\nwent_well:\n  - the plan\n")
    assert changed(top, now="2026-02-14 03:30") == set()


def test_a_moved_or_renamed_record_is_found_again(top: Path, revision: str) -> None:
    (top / "ops" / RECORD).unlink()
    text = REVIEWED.format(revision)
    draw(top / "ops", text.replace("minutes: 60", "minutes: 90"), "logs/windows/2026/night.yml")
    assert changed(top) == {("night", revision)}
    (top / "ops/logs/windows/2026/night.yml").unlink()
    draw(top / "ops", text + "aliases:\n  - night\n", "logs/windows/long-night.yml")
    assert changed(top) == set()
    draw(top / "ops", text.replace("05:00", "06:00") + "aliases:\n  - night\n", "logs/windows/long-night.yml")
    assert changed(top) == {("long-night", revision)}


def test_silent_when_git_does_not_know_the_commit_or_the_record(top: Path, revision: str) -> None:
    other = NIGHT.replace("minutes: 60", "minutes: 90")
    draw(top / "ops", REVIEWED.format("4c1e9aa").replace("minutes: 60", "minutes: 90"))
    assert changed(top) == set()
    draw(top / "ops", other + f"reviewed_by:\n  - role: expert\n    revision: {revision}\n", "logs/windows/new.yml")
    assert changed(top) == set()


def test_silent_outside_a_repository(top: Path, revision: str) -> None:
    draw(top / "ops", REVIEWED.format(revision).replace("minutes: 60", "minutes: 90"))
    (top / ".git").rename(top / "no-git")
    assert changed(top) == set()


def test_silent_without_git(top: Path, revision: str, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(top / "ops", REVIEWED.format(revision).replace("minutes: 60", "minutes: 90"))
    monkeypatch.setenv("PATH", str(top))
    assert changed(top) == set()


def test_a_hook_does_not_lead_git_astray(top: Path, revision: str, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(top / "ops", REVIEWED.format(revision).replace("minutes: 60", "minutes: 90"))
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert changed(top) == {("night", revision)}


def test_git_that_hangs_is_left_alone(top: Path, revision: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = REVIEWED.format(revision).replace("minutes: 60", "minutes: 90")
    draw(top / "ops", text)
    draw(top / "ops", text, "logs/windows/second.yml")
    (top / "bin").mkdir()
    (top / "bin/git").write_text(
        "#!/bin/sh\necho asked >> asked.txt\nexec sleep 20\n".replace("asked.txt", str(top / "asked"))
    )
    (top / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{top / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setattr(revisions, "PATIENCE", 0.3)
    assert changed(top) == set()
    assert (top / "asked").read_text() == "asked\n"


@pytest.mark.parametrize("text", ["HEAD", "--output=pwned", "'4c1e9aa; touch pwned'", "4c1e9a", "main", "4c1e9aa:x"])
def test_git_is_given_nothing_but_hexadecimal(top: Path, text: str, asked: list[list[str]]) -> None:
    draw(top / "ops", REVIEWED.format(text).replace("minutes: 60", "minutes: 90"))
    assert changed(top) == set()
    assert asked == []


def test_git_is_asked_only_about_coming_windows_with_a_revision(
    top: Path, revision: str, asked: list[list[str]]
) -> None:
    reviewed = REVIEWED.format(revision)
    changed(top)
    draw(top / "ops", reviewed + "outcome: completed\n")
    changed(top)
    draw(top / "ops", reviewed)
    changed(top, now="2026-02-15 00:00")
    (top / "ops" / RECORD).unlink()
    draw(top / "ops", reviewed, "logs/incidents/night.yml")
    changed(top)
    assert asked == []
    draw(top / "ops", reviewed)
    (top / "ops/logs/incidents/night.yml").unlink()
    changed(top)
    assert [command[5] for command in asked] == ["ls-tree", "cat-file"]
