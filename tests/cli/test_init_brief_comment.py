"""The CI that `kb init` writes keeps one comment with the brief: its shell parts, run with gh, curl and kb stubbed."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from kb.pages.brief.markdown import MARK
from kb.write.starter import Answers, starter_files

FILES = starter_files(Answers("demo", "en", "UTC"))
HOSTILE = f"{MARK}\n\n## $(touch pwned) `touch pwned` \"quoted\" 'it' @file\n"


def jobs(path: str) -> dict[str, Any]:
    text: dict[str, Any] = yaml.load(FILES[path], yaml.BaseLoader)
    return text


GITHUB = jobs(".github/workflows/kb.yml")["jobs"]
GITLAB = jobs(".gitlab-ci.yml")


def step(job: str, name: str) -> str:
    (found,) = [one for one in GITHUB[job]["steps"] if one.get("name") == name]
    return str(found["run"])


class Shell:
    """A folder in which programs are stubbed: each writes down its arguments and answers what a file says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bin").mkdir()

    def stub(self, program: str, body: str) -> None:
        path = self.folder / "bin" / program
        log = shlex.quote(str(self.folder / "calls"))
        path.write_text(
            f'#!/bin/sh\n(for one in "$@"; do printf "%s\\0" "$one"; done; printf "\\0") >> {log}\n{body}\n'
        )
        path.chmod(0o755)

    def run(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=self.folder, env={"PATH": path, **environment}, capture_output=True, text=True, check=False,
        )  # fmt: skip

    @property
    def calls(self) -> list[list[str]]:
        path = self.folder / "calls"
        whole = path.read_text("utf-8") if path.exists() else ""
        return [call.split("\0") for call in whole.split("\0\0") if call]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_the_job_that_may_write_runs_nothing_of_the_branch_and_not_for_forks() -> None:
    job = GITHUB["brief-comment"]
    assert job["permissions"] == {"pull-requests": "write"}
    assert job["if"] == "github.event.pull_request.head.repo.full_name == github.repository"
    assert [one for one in job["steps"] if "uses" in one] == []
    assert "permissions" not in GITHUB["brief"]
    assert "pull_request_target" not in FILES[".github/workflows/kb.yml"]
    assert GITLAB["brief-comment"]["variables"] == {"GIT_STRATEGY": "none"}
    assert "$KB_COMMENT_TOKEN" in GITLAB["brief-comment"]["rules"][0]["if"]


@pytest.mark.parametrize(
    ("found", "comment", "wanted"),
    [
        ("", HOSTILE, ["POST", "repos/team/kb/issues/7/comments"]),
        ("41\n52", HOSTILE, ["PATCH", "repos/team/kb/issues/comments/41"]),
        ("41", "", ["DELETE", "repos/team/kb/issues/comments/41"]),
        ("", "", []),
    ],
    ids=["first", "again", "no window any more", "never a window"],
)
def test_github_keeps_one_comment(shell: Shell, found: str, comment: str, wanted: list[str]) -> None:
    shell.stub("gh", f'case "$*" in *--jq*) printf %s {shlex.quote(found)};; esac')
    done = shell.run(
        step("brief-comment", "Keep one comment with the brief"),
        COMMENT=comment, GITHUB_REPOSITORY="team/kb", NUMBER="7", GH_TOKEN="t",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    written = shell.calls[1:]
    assert [
        [word for word in call if word in ("POST", "PATCH", "DELETE") or word.startswith("repos/")] for call in written
    ] == ([wanted] if wanted else [])
    if comment:
        assert f"body={comment}" in written[0]
    assert not (shell.folder / "pwned").exists()


def test_github_writes_no_second_comment_when_it_cannot_look_for_the_first(shell: Shell) -> None:
    shell.stub("gh", "exit 1")
    done = shell.run(
        step("brief-comment", "Keep one comment with the brief"),
        COMMENT="x", GITHUB_REPOSITORY="team/kb", NUMBER="7", GH_TOKEN="t",
    )  # fmt: skip
    assert done.returncode != 0
    assert len(shell.calls) == 1


def test_github_looks_for_its_own_comment_only() -> None:
    run = step("brief-comment", "Keep one comment with the brief")
    assert f'startswith("{MARK}")' in run
    assert '.user.login == "github-actions[bot]"' in run


def outputs(path: Path) -> dict[str, str]:
    """What GitHub reads from GITHUB_OUTPUT."""
    name, _, rest = path.read_text("utf-8").partition("<<")
    mark, _, rest = rest.partition("\n")
    value, _, after = rest.partition(f"\n{mark}\n")
    assert after == ""
    return {name: value}


@pytest.mark.parametrize("code", [0, 1])
def test_the_brief_is_handed_over_whole_and_cut_between_letters(shell: Shell, code: int) -> None:
    long = MARK + "\n" + "落とし穴" * 10_000
    (shell.folder / "answer").write_text(long, "utf-8")
    shell.stub("kb", f"cat {shlex.quote(str(shell.folder / 'answer'))}; exit {code}")
    files = {name: str(shell.folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    done = shell.run(step("brief", "Write the brief"), BASE="origin/main", **files)
    assert done.returncode == 0, done.stderr
    assert shell.calls == [["brief", "--since", "origin/main", "--format", "markdown"]]
    comment = outputs(shell.folder / "GITHUB_OUTPUT")["comment"]
    kept, _, note = comment.rpartition("\n\n")
    assert long.startswith(kept)
    assert len(kept) > 19_000
    assert note == "(cut; the summary of the run has all of it)"
    assert (shell.folder / "GITHUB_STEP_SUMMARY").read_text("utf-8") == long


def test_no_window_is_an_empty_comment_and_a_fault_stops(shell: Shell) -> None:
    files = {name: str(shell.folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    shell.stub("kb", "exit 0")
    assert shell.run(step("brief", "Write the brief"), BASE="b", **files).returncode == 0
    assert outputs(shell.folder / "GITHUB_OUTPUT") == {"comment": ""}
    shell.stub("kb", "exit 2")
    assert shell.run(step("brief", "Write the brief"), BASE="b", **files).returncode != 0


NOTES = [
    {"id": 3, "author": {"id": 8}, "body": f"{MARK}\nof somebody else"},
    {"id": 4, "author": {"id": 9}, "body": "ours, of another kind"},
    {"id": 5, "author": {"id": 9}, "body": f"{MARK}\nours"},
]


@pytest.mark.parametrize(
    ("notes", "brief", "wanted"),
    [
        (NOTES[:2], HOSTILE, ["POST", "body@brief.md", "https://git/api/projects/1/merge_requests/2/notes"]),
        (NOTES, HOSTILE, ["PUT", "body@brief.md", "https://git/api/projects/1/merge_requests/2/notes/5"]),
        (NOTES, "", ["DELETE", "https://git/api/projects/1/merge_requests/2/notes/5"]),
        (NOTES[:2], "", []),
    ],
    ids=["first", "again", "no window any more", "never a window"],
)
def test_gitlab_keeps_one_note(shell: Shell, notes: list[object], brief: str, wanted: list[str]) -> None:
    (shell.folder / "brief.md").write_text(brief, "utf-8")
    (shell.folder / "notes-answer").write_text(json.dumps(notes), "utf-8")
    shell.stub("curl", 'case "$*" in */user) echo \'{"id": 9}\';; *per_page*) cat notes-answer;; esac')
    (script,) = GITLAB["brief-comment"]["script"]
    done = shell.run(
        script, CI_API_V4_URL="https://git/api", CI_PROJECT_ID="1", CI_MERGE_REQUEST_IID="2", KB_COMMENT_TOKEN="t"
    )
    assert done.returncode == 0, done.stderr
    told = [
        [word for word in call if word in ("POST", "PUT", "DELETE") or "@" in word or "/notes" in word]
        for call in shell.calls
    ]
    assert told[2:] == ([wanted] if wanted else [])
    assert not (shell.folder / "pwned").exists()
