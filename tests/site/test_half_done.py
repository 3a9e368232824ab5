"""Plain MkDocs ends a change of several files that was cut off, and says so; or it stops and says what to do."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from kb.atomic.several import BEGUN
from kb.site.half_done import check_whole
from kb.site.plugin import KbPlugin

TITLE = "title: Wet paint\n"


@pytest.fixture
def base(shelf: Callable[[str], Path]) -> Path:
    """A rename that was killed after its first file."""
    root = shelf(f"logs/pitfalls/paint-is-wet.yml\n| {TITLE}\nlogs/pitfalls/wet-paint.yml\n| {TITLE}")
    old = (root / "logs/pitfalls/wet-paint.yml").read_text()
    changes = [["logs/pitfalls/paint-is-wet.yml", None, old], ["logs/pitfalls/wet-paint.yml", old, None]]
    (root / BEGUN).write_text(json.dumps(changes))
    return root


def test_it_is_ended_and_told(base: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs.plugins.kb"):
        checked = check_whole(base, "2026-11-27")
    assert list(checked.library.by_id) == ["paint-is-wet"]
    assert not (base / BEGUN).exists()
    assert "git diff" in caplog.text


def test_what_cannot_be_ended_stops_the_build(base: Path) -> None:
    (base / BEGUN).write_text("[[")
    with pytest.raises(PluginError, match=r"cut off halfway.*\.kb-change\.json.*git status.*kb check"):
        check_whole(base, "2026-11-27")


def test_the_plugin_asks(base: Path) -> None:
    (base / "mkdocs.yml").write_text("site_name: x\ntheme:\n  name: material\nplugins: [search, kb]\n")
    (base / "docs").mkdir()
    config = load_config(str(base / "mkdocs.yml"))
    plugin = config.plugins["kb"]
    assert isinstance(plugin, KbPlugin)
    plugin.checked = None  # MkDocs keeps a plugin from one build of this process to the next
    build(config)
    assert (base / "site/pitfalls/paint-is-wet/index.html").is_file()
    assert not (base / "site/pitfalls/wet-paint").exists()
