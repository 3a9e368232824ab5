from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.cli import menu


@pytest.fixture
def kb(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a verb in a folder, as the terminal would; a fault of kb itself is raised here."""
    for name in ("KB_ROOT", "KB_DEBUG", "NO_COLOR", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)

    def run(folder: Path, *arguments: str) -> Result:
        monkeypatch.chdir(folder)
        return CliRunner().invoke(menu, arguments, prog_name="kb", catch_exceptions=False)

    return run


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Asks git in a folder, whoever runs the tests and however their git is set up."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A Tester")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "tester@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def ask(folder: Path, *question: str) -> str:
        command = ["git", "-c", "init.defaultBranch=main", *question]
        return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout

    return ask
