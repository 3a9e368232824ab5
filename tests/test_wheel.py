"""The wheel carries everything: installed far from any checkout, a new user gets from nothing to a site."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def run(*command: str, cwd: Path, path: Path | None = None) -> str:
    """Run a command; its output. Only `path` and the environment's own packages can be imported."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("KB_", "PYTHON"))}
    if path:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel was installed into."""
    work = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(work), str(ROOT), cwd=work)
    (wheel,) = work.glob("*.whl")
    run(*pip, "install", "--no-deps", "--no-index", "--target", str(work / "site"), str(wheel), cwd=work)
    return work / "site"


@pytest.fixture
def kb(installed: Path, tmp_path: Path) -> Callable[..., str]:
    """Runs a verb of the installed package, which is not the checkout."""
    where = run(sys.executable, "-P", "-c", "import kb; print(kb.__file__)", cwd=tmp_path, path=installed)
    assert Path(where.strip()).is_relative_to(installed)

    def verb(*words: str, cwd: Path) -> str:
        return run(sys.executable, "-P", "-m", "kb", *words, cwd=cwd, path=installed)

    return verb


@pytest.mark.parametrize("language", ["en", "ja"])
def test_from_nothing_to_a_site(kb: Callable[..., str], language: str, tmp_path: Path) -> None:
    kb("init", "night", "--lang", language, cwd=tmp_path)
    base = tmp_path / "night"
    kb("new", "window", "--title", "Move the database", "--start", "2030-02-14 02:00", cwd=base)
    kb("check", cwd=base)
    kb("build", cwd=base)
    site = base / "site"
    for path in (
        "index.html",
        "pitfalls/index.html",
        "assets/kb/kb.css",
        "assets/kb/lists.js",
        "search/search_index.json",
    ):
        assert (site / path).is_file(), path
    (log,) = (base / "logs/windows/2030").glob("*.yml")
    assert (site / "windows" / log.stem / "index.html").is_file()


def test_the_demo_travels_along(kb: Callable[..., str], tmp_path: Path) -> None:
    kb("demo", "夜の 作業", "--lang", "ja", cwd=tmp_path)
    base = tmp_path / "夜の 作業"
    for part in ("logs", "docs/runbooks"):
        ours = {path.relative_to(ROOT): path.read_bytes() for path in (ROOT / part).rglob("*") if path.is_file()}
        assert {
            path.relative_to(base): path.read_bytes() for path in (base / part).rglob("*") if path.is_file()
        } == ours
    kb("check", cwd=base)
    kb("build", cwd=base)
    assert (base / "site/windows/2026-02-14-recreate-production-db/index.html").is_file()
    assert (base / "site/runbooks/index.html").is_file()
