"""What the guide gives another repository to check its links with: run as written, with real git, curl, pip and kb."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kb.links.directory import VERSION
from tests.served import served

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/guide/link-from-a-runbook.md").read_text("utf-8")
SITE = "https://kb.example.com"
GOOD, BAD = "Mind [[wet-paint#avoid]].\n", "Mind [[no-such-paint]] and [[old-paint]].\n"


def snippet(beginning: str) -> Any:
    found = [
        text
        for text in re.findall(r"^```yml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
        if text.startswith(beginning)
    ]
    assert len(found) == 1, f"the guide has one example that begins with {beginning!r}"
    return yaml.safe_load(found[0])


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another repository: with git, a good and a bad page, and a site beside it."""
    (tmp_path / "site").mkdir()
    record = {
        "id": "wet-paint", "folder": "pitfalls", "aliases": ["old-paint"], "replaced_by": "", "status": "active",
        "sections": [{"anchor": "avoid"}], "anchors": [],
    }  # fmt: skip
    file = {"version": VERSION, "site_url": f"{SITE}/", "old_urls": [], "records": [record]}
    (tmp_path / "site/kb.json").write_text(json.dumps(file))
    repository = tmp_path / "other"
    repository.mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=repository, check=True)
    (repository / "good.md").write_text(f"# Good\n\n{GOOD}")
    return repository


@pytest.fixture
def address(other: Path) -> Iterator[str]:
    with served(other.parent / "site") as url:
        yield url


def run(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    programs = folder.parent / "programs"
    programs.mkdir(exist_ok=True)
    for name, module in {"kb": "-m kb", "python": ""}.items():
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n')
        (programs / name).chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    command = ["bash", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("bad", "code"), [(False, 0), (True, 1)])
def test_the_steps_of_its_ci(other: Path, address: str, bad: bool, code: int) -> None:
    script = "\n".join(step["run"] for step in snippet("- run:")).replace(SITE, address)
    (other / "requirements-kb.txt").write_text("# kb is installed already\n")
    if bad:
        (other / "bad.md").write_text(f"# Bad\n\n{BAD}")
    done = run(other, script)
    assert done.returncode == code, done.stdout + done.stderr
    assert ("::error file=bad.md,line=3" in done.stdout) == bad
    assert "good.md" not in done.stdout


def test_a_site_that_does_not_answer_stops_its_ci(other: Path, address: str) -> None:
    (other.parent / "site/kb.json").unlink()
    (other / "requirements-kb.txt").write_text("")
    script = "\n".join(step["run"] for step in snippet("- run:")).replace(SITE, address)
    assert run(other, script).returncode == 22, "curl says that there is no such page"


def test_the_pre_commit_hook(other: Path, address: str) -> None:
    """As pre-commit runs it: the entry, with the names of the files that are committed."""
    (hook,) = snippet("# .pre-commit-config.yaml")["repos"][0]["hooks"]
    assert hook["language"] == "system"
    assert run(other, f"curl --fail --silent --output kb.json {address}/kb.json").returncode == 0
    (other / "bad.md").write_text(f"# Bad\n\n{BAD}")
    (other / "a b.txt").write_text(GOOD)
    good = run(other, f"{hook['entry']} {shlex.join(['good.md', 'a b.txt'])}")
    assert good.returncode == 0, good.stdout + good.stderr
    bad = run(other, f"{hook['entry']} good.md bad.md")
    assert bad.returncode == 1
    assert "bad.md:3:6: error[known-reference]: no record is called 'no-such-paint'" in bad.stdout
    assert "good.md" not in bad.stdout


def test_the_hook_that_the_repository_offers_is_the_same() -> None:
    (offered,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (hook,) = snippet("# .pre-commit-config.yaml")["repos"][0]["hooks"]
    assert (offered["id"], offered["types"]) == (hook["id"], hook["types"])
    assert hook["entry"].startswith(f"{offered['entry']} ")
