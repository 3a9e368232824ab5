"""Nothing outside docs/ is published through a link, and no page replaces another on a disk without capitals."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, get_files

from kb.site.docs_files import folded, leave_links_out, tell_collisions

Base = Callable[..., Path]


def file_called(name: str) -> File:
    return File(name, "docs", "site", use_directory_urls=True)


def test_links_in_docs_are_left_out_and_told(base: Base, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    root = base()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "private.txt").write_text("x")
    (root / "docs/link.txt").symlink_to(outside / "private.txt")
    (root / "docs/folder").symlink_to(outside)
    (root / "docs/own.txt").write_text("x")
    config = load_config(str(root / "mkdocs.yml"))
    files = get_files(config)
    leave_links_out(files, config)
    assert sorted(file.src_uri for file in files) == ["own.txt", "runbook.md"]
    assert {record.getMessage().split()[0] for record in caplog.records} == {"link.txt", "folder/private.txt"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("A.md", "a.md"), ("x/B.png", "X/b.png"), ("\u30ac.md", "\u30ab\u3099.md"), ("ﬁ.md", "fi.md"), ("Ａ.md", "a.md"),
     ("a/index.md", "A.md")],
)  # fmt: skip
def test_addresses_that_are_one_on_some_disks(caplog: pytest.LogCaptureFixture, one: str, other: str) -> None:
    tell_collisions([file_called(name) for name in (one, other, "c.md")])
    (told,) = caplog.records
    assert told.getMessage().startswith(f"{one} and {other} have one address on some disks")


def test_other_addresses_are_not_told(caplog: pytest.LogCaptureFixture) -> None:
    tell_collisions([file_called(name) for name in ("a.md", "b.md", "a.png", "a/b.md")])
    assert not caplog.records
    assert folded("Straße/ＡＢ") == folded("STRASSE/ab")


def test_what_is_no_page_is_left_out_and_told(base: Base, caplog: pytest.LogCaptureFixture) -> None:
    root = base()
    os.mkfifo(root / "docs/pipe.md")
    (root / "docs/huge.md").write_bytes(b"x\n" * 1_000_001)
    (root / "docs/huge.txt").write_bytes(b"x\n" * 1_000_001)
    config = load_config(str(root / "mkdocs.yml"))
    files = get_files(config)
    leave_links_out(files, config)
    assert sorted(file.src_uri for file in files) == ["huge.txt", "runbook.md"]
    assert {record.getMessage().split()[0] for record in caplog.records} == {"pipe.md", "huge.md"}
