"""The CI snippets of the guide: they are YAML, and their shell parts comment and stop.

Real are the shell, curl (against a server here), Python and kb. Terraform is a stub, and so are the clients of GitHub
and GitLab, since nothing here may talk to a forge.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kb.detect.publishing import write_published
from kb.read.beside.site_settings import SiteSettings
from kb.read.folder import read_library
from tests.served import served

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs/guide/detect.md"
FENCE = re.compile(r"^```yaml\n# (\S+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HIT, CLEAN = "night-of-2026-02-14.plan.json", "no-changes.plan.json"
STUBS = {
    "terraform": 'if [ "$1" = show ]; then cat "$PLAN"; else echo "terraform $1"; fi',
    "gh": 'case "$*" in *--method*) echo "$*" >> calls; cp comment.md sent;; *--paginate*) echo "$OLD_ID";; esac',
    "glab": 'case "$*" in *--method*) echo "$*" >> calls; cp comment.md sent;; *) echo "$OLD_NOTES";; esac',
    "kb": f'exec "{sys.executable}" -m kb "$@"',
    "python3": f'exec "{sys.executable}" "$@"',
}
ENVIRONMENT = {
    "REPO": "ops/infra", "PR": "7", "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "7", "OLD_ID": "", "OLD_NOTES": "[]",
    "PLANFILE": "night.tfplan",
}  # fmt: skip
Run = Callable[..., subprocess.CompletedProcess[str]]


def snippets() -> dict[str, Any]:
    found = {match[1]: yaml.safe_load(match[2]) for match in FENCE.finditer(GUIDE.read_text("utf-8"))}
    return {name: value for name, value in found.items() if not name.startswith("logs/")}


def scripts() -> dict[str, str]:
    """The shell parts of each snippet, one after the other, as the CI would run them."""
    found = snippets()
    github = [step["run"] for step in found[".github/workflows/plan.yml"]["jobs"]["plan"]["steps"] if "run" in step]
    atlantis = found["repos.yaml"]["workflows"]["kb"]["plan"]["steps"][-1]["run"]
    return {
        "github": "\n".join(github),
        "gitlab": "\n".join(found[".gitlab-ci.yml"]["plan"]["script"]),
        "atlantis": atlantis,
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the demo's site publishes."""
    path = tmp_path_factory.mktemp("site") / "pitfalls.json"
    library, _ = read_library(ROOT)
    path.write_text(write_published(library, SiteSettings(url="https://kb.example.org/")), "utf-8")
    return path


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    """Where that is served."""
    with served(published.parent) as url:
        yield url


@pytest.fixture
def run(tmp_path: Path, address: str) -> Run:
    """Runs a script with the site's address in the place of the guide's, and returns how it ended."""
    stubs = tmp_path / "stubs"
    stubs.mkdir()
    for name, text in STUBS.items():
        (stubs / name).write_text(f"#!/bin/sh\n{text}\n", "utf-8")
        (stubs / name).chmod(0o755)

    def start(script: str, plan: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        work = tmp_path / "work"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        more = {"PLAN": str(plan), "PYTHONPATH": str(ROOT), **ENVIRONMENT}
        more["PATH"] = f"{stubs}{os.pathsep}{os.environ['PATH']}"
        command = ["bash", "-e", "-o", "pipefail", "-c", script.replace("https://kb.example.org", address)]
        everything = {**os.environ, **more, **environment}
        return subprocess.run(command, cwd=work, env=everything, capture_output=True, text=True, check=False)

    return start


def test_there_are_three() -> None:
    assert list(snippets()) == [".github/workflows/plan.yml", ".gitlab-ci.yml", "repos.yaml"]


@pytest.mark.parametrize(
    ("forge", "old"),
    [
        ("github", {"OLD_ID": "42"}),
        ("gitlab", {"OLD_NOTES": '[{"id": 1, "body": "hi"}, {"id": 42, "body": "<!-- kb detect --> x"}]'}),
    ],
)
def test_one_comment_and_no_apply(run: Run, tmp_path: Path, forge: str, old: dict[str, str]) -> None:
    script, work = scripts()[forge], tmp_path / "work"
    hit = run(script, ROOT / "logs/fixtures" / HIT)
    assert hit.returncode == 1, hit.stderr
    assert "--method POST" in (work / "calls").read_text("utf-8")
    assert "terraform-reverts-maintenance-switch" in (work / "sent").read_text("utf-8")
    assert not (work / "plan.json").exists(), "a plan holds secrets"
    again = run(script, ROOT / "logs/fixtures" / HIT, **old)
    assert again.returncode == 1
    (call,) = (work / "calls").read_text("utf-8").splitlines()
    assert re.search(r"--method (PATCH|PUT) \S+/42 --field body=@comment.md$", call)


@pytest.mark.parametrize("forge", ["github", "gitlab", "atlantis"])
def test_nothing_known_lets_it_pass(run: Run, forge: str) -> None:
    done = run(scripts()[forge], ROOT / "logs/fixtures" / CLEAN)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("forge", ["github", "atlantis"])
def test_a_plan_that_cannot_be_read_stops_it(run: Run, tmp_path: Path, forge: str) -> None:
    (tmp_path / "empty.json").write_text("", "utf-8")
    assert run(scripts()[forge], tmp_path / "empty.json").returncode == 2


def test_atlantis_prints_it_and_stops(run: Run, tmp_path: Path) -> None:
    done = run(scripts()["atlantis"], ROOT / "logs/fixtures" / HIT)
    assert done.returncode == 1
    assert "terraform-reverts-maintenance-switch" in done.stdout
    assert not list((tmp_path / "work").glob("*.tfplan.json"))


def test_kb_itself_missing_stops_it(run: Run) -> None:
    script = scripts()["github"].replace("kb detect", "no-such-kb detect")
    assert run(script, ROOT / "logs/fixtures" / CLEAN).returncode == 127


@pytest.mark.parametrize("forge", ["github", "gitlab", "atlantis"])
def test_a_site_without_pitfalls_stops_it(run: Run, forge: str) -> None:
    script = scripts()[forge].replace("/pitfalls.json", "/no-such.json")
    done = run(script, ROOT / "logs/fixtures" / CLEAN)
    assert done.returncode == 22, "curl says that there is no such page"
