"""What is installed is what was locked: exact versions, a hash for each, and no host that they would come from."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements/site.txt", "requirements/test.txt")
ALL = (*LOCKS, "requirements/generators.txt")
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)( ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def pinned(lock: str) -> dict[str, str]:
    """Name → version; every line that is not understood fails."""
    found: dict[str, str] = {}
    hashes: dict[str, int] = {}
    name = ""
    for line in (ROOT / lock).read_text("utf-8").splitlines():
        if line.lstrip().startswith("#"):
            continue
        pin = PINNED.match(line)
        if pin:
            name = pin[1]
            found[name] = pin[2]
        else:
            assert HASH.match(line), f"{lock}: {line}"
            hashes[name] = hashes.get(name, 0) + 1
    assert found.keys() == hashes.keys(), f"{lock}: a package without a hash"
    return found


@pytest.mark.parametrize("lock", ALL)
def test_every_package_has_one_version_and_hashes(lock: str) -> None:
    assert len(pinned(lock)) > 20


@pytest.mark.parametrize("lock", ALL)
def test_no_host_is_named(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host", text)


def test_tests_run_on_what_the_site_is_built_with() -> None:
    site, test = (pinned(lock) for lock in LOCKS)
    assert {name: test.get(name) for name in site} == site


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    names = {re.split(r"[<>=!~ \[]", one)[0].lower() for one in wanted}
    assert names <= set(pinned("requirements/site.txt"))


def test_an_audit_that_cannot_ask_does_not_pass(tmp_path: Path) -> None:
    """scripts/audit.sh answers 2 when nobody was asked, 1 for a finding, 0 for none."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "requirements").mkdir()
    (tmp_path / ".venv/audit/bin").mkdir(parents=True)
    for name in ("audit.sh", "say.sh"):
        (tmp_path / "scripts" / name).write_text((ROOT / "scripts" / name).read_text("utf-8"), "utf-8")
    tool = tmp_path / ".venv/audit/bin/pip-audit"
    for said, code, answer in (
        ("No known vulnerabilities found", 0, 0),
        ("Found 1 known vulnerability in 1 package", 1, 1),
        ("x: Dependency not found on PyPI and could not be audited", 1, 2),
        ("ConnectionError: Failed to resolve", 1, 2),
    ):
        tool.write_text(f"#!/bin/sh\n[ \"$1\" = --version ] && exit 0\necho '{said}'\nexit {code}\n")
        tool.chmod(0o755)
        run = subprocess.run(["sh", "scripts/audit.sh"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert run.returncode == answer, run.stderr
