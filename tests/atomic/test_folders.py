"""A folder in the place of another: swapped in one moment, also without the system's help; left-overs are removed."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kb.atomic import folders, new_folder_for, renames, swap_folders


def swap(target: Path, content: str) -> None:
    with new_folder_for(target) as new:
        (new / "index.html").write_text(content)
        swap_folders(new, target)


@pytest.mark.parametrize("exchange", [True, False])
def test_the_new_one_is_there_and_nothing_else(exchange: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchange:
        monkeypatch.setattr(renames, "_rename", lambda *_: errno.EINVAL)
    for content in ("first", "second"):
        swap(tmp_path / "site", content)
        assert (tmp_path / "site/index.html").read_text() == content
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_a_kill_between_two_renames_left_is_mended(tmp_path: Path) -> None:
    aside = tmp_path / ".kb-old-site"
    aside.mkdir()
    (aside / "index.html").write_text("old")
    with new_folder_for(tmp_path / "site"):
        assert (tmp_path / "site/index.html").read_text() == "old"
    aside.mkdir()
    swap(tmp_path / "site", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_second_rename_that_fails_undoes_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swap(tmp_path / "site", "old")
    monkeypatch.setattr(folders, "exchange", lambda *_: False)
    with new_folder_for(tmp_path / "site") as new:
        new.rmdir()
        with pytest.raises(FileNotFoundError):
            swap_folders(new, tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_at_work_is_no_left_over(tmp_path: Path) -> None:
    (tmp_path / ".kb-12345678.tmp").mkdir()
    (tmp_path / ".kb-mine").mkdir()
    with new_folder_for(tmp_path / "site") as first, new_folder_for(tmp_path / "site") as second:
        assert first.is_dir()
        assert second.is_dir()
        assert {path.name for path in tmp_path.iterdir()} == {first.name, second.name, ".kb-mine"}
    assert [path.name for path in tmp_path.iterdir()] == [".kb-mine"]
