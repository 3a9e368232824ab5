"""The exported folder: whole or as it was, and nobody's files are lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.site.export.folder import MARK, ExportFailed, Target, write_folder
from kb.site.freshness import Outdated

FILES = [("a.toml", b"1"), ("docs/x.md", b"x")]
SETTINGS = frozenset(["a.toml"])


def export(folder: Path, files: list[tuple[str, bytes]] = FILES, *, replace: bool = False) -> int:
    return write_folder(Target(folder, replace), files, SETTINGS)


def test_it_is_written_and_written_again(tmp_path: Path) -> None:
    assert export(tmp_path / "out") == 2
    export(tmp_path / "out", [("docs/y.md", b"y")])
    assert sorted(path.name for path in (tmp_path / "out").rglob("*") if path.is_file()) == [MARK, "y.md"]
    assert not [path for path in tmp_path.iterdir() if path.name != "out"]


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ExportFailed, match="is not empty and was not written by kb export"):
        export(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    (tmp_path / "sub").mkdir()
    export(tmp_path / "sub")
    with pytest.raises(ExportFailed):
        export(tmp_path / "mine.txt")


def test_unless_it_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine")
    export(tmp_path / "out", replace=True)
    assert not (tmp_path / "out/mine.txt").exists()


def test_what_a_person_adds_or_sets_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(out)
    (out / "themes").mkdir()
    (out / "themes/t.html").write_text("theme")
    (out / "a.toml").write_text("set")
    (out / "docs/x.md").write_text("changed by hand: the logs are the place for that")
    export(out)
    assert (out / "themes/t.html").read_text() == "theme"
    assert (out / "a.toml").read_text() == "set"
    assert (out / "docs/x.md").read_text() == "x"
    export(out)
    assert (out / "a.toml").read_text() == "set", "also the third time"


def test_untouched_settings_are_renewed(tmp_path: Path) -> None:
    export(tmp_path / "out")
    export(tmp_path / "out", [("a.toml", b"2")])
    assert (tmp_path / "out/a.toml").read_bytes() == b"2"


def test_a_failure_leaves_it_as_it_was(tmp_path: Path) -> None:
    export(tmp_path / "out")

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "docs/x.md", b"half"
        raise OSError(28, "No space left on device", "docs/y.md")

    with pytest.raises(ExportFailed, match="No space left"):
        write_folder(Target(tmp_path / "out"), broken(), SETTINGS)
    assert (tmp_path / "out/docs/x.md").read_bytes() == b"x"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_is_not_confirmed_leaves_it_as_it_was(tmp_path: Path) -> None:
    export(tmp_path / "out")

    def outdated() -> None:
        raise Outdated

    with pytest.raises(Outdated):
        write_folder(Target(tmp_path / "out", confirm=outdated), [("docs/x.md", b"new")], SETTINGS)
    assert (tmp_path / "out/docs/x.md").read_bytes() == b"x"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
