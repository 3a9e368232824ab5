"""A site is made of files that nobody changed meanwhile, or it does not take the old one's place."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.pipeline import check
from kb.site.build import build_site
from kb.site.freshness import Outdated, stamp_of, warn_when_outdated

MKDOCS = "site_name: x\ntheme:\n  name: material\nplugins: [search, kb]\n"


@pytest.fixture
def base(shelf: Callable[[str], Path]) -> Path:
    root = shelf("logs/pitfalls/wet-paint.yml\n| title: Wet paint\ndocs/index.md\n| # Home")
    (root / "mkdocs.yml").write_text(MKDOCS)
    return root


@pytest.mark.parametrize("name", ["logs/pitfalls/wet-paint.yml", "docs/index.md", "docs/new.md", "logs/pitfalls/n.yml"])
def test_a_changed_file_makes_another_stamp(base: Path, name: str) -> None:
    before = stamp_of(base)
    assert stamp_of(base) == before
    path = base / name
    path.write_text(path.read_text() + "more\n" if path.exists() else "new\n")
    assert stamp_of(base) != before


def test_an_outdated_site_does_not_replace_the_old_one(base: Path) -> None:
    read_at = stamp_of(base)
    checked = check(base, "2026-11-27")
    (base / "site").mkdir()
    (base / "site/index.html").write_text("old")
    (base / "docs/index.md").write_text("# Another home\n")
    with pytest.raises(Outdated):
        build_site(base, checked, base / "site", read_at=read_at)
    assert [path.name for path in (base / "site").iterdir()] == ["index.html"]
    assert not list(base.glob(".kb-*"))


def test_plain_mkdocs_says_so(base: Path, caplog: pytest.LogCaptureFixture) -> None:
    read_at = stamp_of(base)
    warn_when_outdated(base, None)
    warn_when_outdated(base, read_at)
    assert not caplog.records
    (base / "docs/index.md").write_text("# Another home\n")
    with caplog.at_level(logging.WARNING, "mkdocs.plugins.kb"):
        warn_when_outdated(base, read_at)
    assert "build it again" in caplog.text
