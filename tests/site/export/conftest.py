"""The programs that build what kb exports, and the demo exported for them once."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.pipeline import check
from kb.site.build import build_site
from kb.site.export.folder import Target
from kb.site.export.site import export_site

ROOT = Path(__file__).parents[3]
PROGRAMS = ROOT / ".venv/generators/bin"
NOW = "2026-11-27 18:00"

Run = Callable[..., str]


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs one of the programs in a folder and returns what it says; that it is missing or fails is a failure."""

    def run(folder: Path, program: str, *arguments: str) -> str:
        path = PROGRAMS / program
        assert path.exists(), f"{program} is not installed; run: sh scripts/generators.sh"
        done = subprocess.run([path, *arguments], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{program} fails:\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    return run


@pytest.fixture(scope="module")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as kb build makes it."""
    return build_site(ROOT, check(ROOT, NOW), tmp_path_factory.mktemp("mkdocs") / "site")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The demo exported for a generator."""

    def export(generator: str) -> Path:
        folder = tmp_path_factory.mktemp(generator) / "export"
        export_site(ROOT, check(ROOT, NOW), Target(folder), generator)
        return folder

    return export
