"""Which files are looked at: what git would show, nothing hidden, no link followed; other checkouts too."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from kb.links.files import MAX_BYTES, files_in
from kb.links.folders import name_of


def _draw(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n", "utf-8")


def _git(folder: Path, *question: str) -> None:
    subprocess.run(["git", *question], cwd=folder, check=True, capture_output=True)


def _names(folder: Path) -> list[str]:
    return [found.name for found in files_in(folder)]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    _git(tmp_path, "init", "-q")
    return tmp_path


def test_git_ignore_is_respected(checkout: Path) -> None:
    _draw(checkout, "a.md", "build/b.md", "sub/c.md", "sub/notes.tmp", "日本語.md")
    (checkout / ".gitignore").write_text("build/\n", "utf-8")
    (checkout / "sub/.gitignore").write_text("*.tmp\n", "utf-8")
    assert _names(checkout) == ["a.md", "sub/c.md", "日本語.md"]
    assert _names(checkout / "sub") == ["c.md"]


def test_a_tracked_file_counts_even_when_it_is_ignored(checkout: Path) -> None:
    _draw(checkout, "build/b.md")
    _git(checkout, "add", "build/b.md")
    (checkout / ".gitignore").write_text("build/\n", "utf-8")
    assert _names(checkout) == ["build/b.md"]


def test_a_checkout_inside_is_asked_itself(checkout: Path) -> None:
    _draw(checkout, "a.md", "other/b.md", "other/built/c.md")
    _git(checkout / "other", "init", "-q")
    (checkout / "other/.gitignore").write_text("built\n", "utf-8")
    assert _names(checkout) == ["a.md", "other/b.md"]


def test_outside_of_git_everything_that_is_not_hidden(tmp_path: Path) -> None:
    _draw(tmp_path, "a.md", ".hidden/b.md", ".c.md", "node_modules/d.md", "sub/e.md", "checkout/f.md", "checkout/g.md")
    _git(tmp_path / "checkout", "init", "-q")
    (tmp_path / "checkout/.gitignore").write_text("g.md\n", "utf-8")
    assert _names(tmp_path) == ["a.md", "checkout/f.md", "sub/e.md"]


def test_links_and_large_files_are_left_out(tmp_path: Path) -> None:
    _draw(tmp_path, "a.md")
    (tmp_path / "link.md").symlink_to("a.md")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "large.md").write_bytes(b"x" * (MAX_BYTES + 1))
    assert _names(tmp_path) == ["a.md"]


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ("git@git.example.org:ops/infra.git", "ops/infra"),
        ("https://git.example.org/group/ops/infra.git/", "ops/infra"),
        ("../elsewhere/infra.git", "infra"),
    ],
)
def test_a_repository_is_called_as_at_its_origin(checkout: Path, origin: str, name: str) -> None:
    _git(checkout, "remote", "add", "origin", origin)
    _draw(checkout, "sub/a.md")
    assert name_of(checkout / "sub") == name
