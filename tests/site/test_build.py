"""`kb build` swaps at the end: a reader sees the old site or the new one, never half of one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from kb.pipeline import check
from kb.site import build as build_module
from kb.site.build import BuildFailed, build_site

Base = Callable[..., Path]
Build = Callable[[Path], Path]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    "given", ["logs", "docs", "logs/windows", "docs/guide", "templates", "theirs", ".git", ".", "..", "src"]
)
def test_a_folder_that_holds_what_people_wrote_is_refused(base: Base, given: str) -> None:
    root = base()
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("theme:\n", "theme:\n  custom_dir: theirs\n"), "utf-8")
    for name in ("docs/guide", "templates", "theirs", ".git", "src"):
        (root / name).mkdir(parents=True, exist_ok=True)
        (root / name / "written.md").write_text("by hand", "utf-8")
    before = tree(root)
    with pytest.raises(BuildFailed, match="give another folder"):
        build_site(root, check(root), root / given)
    assert tree(root) == before


@pytest.mark.parametrize("there", [(), (".git", ".nojekyll"), ("index.html", "old.html")])
def test_an_empty_folder_and_an_old_site_are_taken(base: Base, there: tuple[str, ...]) -> None:
    root = base()
    (root / "public").mkdir()
    for name in there:
        (root / "public" / name).write_text("old", "utf-8")
    assert (build_site(root, check(root), root / "public") / "windows").is_dir()


@pytest.mark.slow
def test_hidden_files_of_the_old_site_are_carried_over(base: Base, built: Build) -> None:
    root = base()
    site = built(root)
    (site / ".nojekyll").write_text("")
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("mine")
    (site / "stale.html").write_text("old")
    built(root)
    assert (site / ".nojekyll").is_file()
    assert (site / ".git" / "config").read_text() == "mine"
    assert not (site / "stale.html").exists()


def test_building_twice_gives_the_same_bytes(base: Base, built: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also on another day: what is published follows `now`, not the clock; sitemap.xml.gz among it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    root = base()
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"site_url: https://kb.example.org/\n{settings}", "utf-8")
    first = tree(built(root))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    second = tree(built(root))
    assert [name for name in first if first[name] != second.get(name)] == []
    assert second == first
    assert b"2026-11-27" in first["sitemap.xml"]


def test_a_later_build_of_the_same_process_reads_anew(base: Base, built: Build, tmp_path: Path) -> None:
    root = base()
    built(root)
    log = root / "logs/windows/2026/2026-02-14-db.yml"
    log.write_text(log.read_text("utf-8").replace("stopped", "stopped and went home"), "utf-8")
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(tmp_path / "later"))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    assert "went home" in (tmp_path / "later/windows/2026-02-14-db/index.html").read_text("utf-8")


def test_a_failed_build_leaves_the_old_site(base: Base, built: Build) -> None:
    root = base()
    before = tree(built(root))
    (root / "docs" / "runbook.md").write_text("# R\n\n[gone](nowhere.md)\n", "utf-8")
    with pytest.raises(BuildFailed, match=r"nowhere\.md"):
        built(root)
    assert tree(root / "site") == before
    assert not list(root.glob(".kb-*"))


@pytest.mark.slow
def test_a_failed_swap_leaves_the_old_site(base: Base, built: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    root = base()
    before = tree(built(root))

    def refuse(new: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(build_module, "swap_folders", refuse)
    with pytest.raises(BuildFailed, match="Permission denied"):
        built(root)
    assert tree(root / "site") == before
    assert not list(root.glob(".kb-*"))


def test_a_full_disk_is_said_of_the_site_whichever_file_was_copied(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    root = base()

    def refuse(_: object) -> None:
        raise OSError(28, "No space left on device", "/usr/lib/theme/icon.svg")

    monkeypatch.setattr(build_module, "mkdocs_build", refuse)
    with pytest.raises(BuildFailed) as stopped:
        build_site(root, check(root), root / "site")
    assert str(stopped.value) == f"cannot write {root / 'site'}: No space left on device"


def test_the_knowledge_base_is_never_the_target(base: Base) -> None:
    root = base()
    with pytest.raises(BuildFailed, match="knowledge base itself"):
        build_site(root, check(root), root)
    assert (root / "logs").is_dir()


def test_a_site_without_the_plugin_is_told(base: Base) -> None:
    root = base()
    text = (root / "mkdocs.yml").read_text("utf-8").replace("  - kb\n", "")
    (root / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(BuildFailed, match="does not name the plugin"):
        build_site(root, check(root), root / "site")
