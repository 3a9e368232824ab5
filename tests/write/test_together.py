from __future__ import annotations

from pathlib import Path

import pytest

from kb.atomic import create_file
from kb.write.together import already_there, create_together, leads_out


def everything(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def test_all_files_are_written(tmp_path: Path) -> None:
    create_together(tmp_path / "new", {"a": "1\n", "b/c/d": "2\n"})
    assert everything(tmp_path) == ["new", "new/a", "new/b", "new/b/c", "new/b/c/d"]


@pytest.mark.parametrize("fault", [OSError("disk full"), KeyboardInterrupt()])
def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "x").write_text("mine")

    def failing(path: Path, data: str) -> None:
        create_file(path, data)
        if path.name == "last":
            raise fault

    monkeypatch.setattr("kb.write.together.create_file", failing)
    with pytest.raises(type(fault)):
        create_together(tmp_path, {"a": "1", "mine/y": "2", "b/c/d": "3", "last": "4"})
    assert everything(tmp_path) == ["mine", "mine/x"]
    assert (tmp_path / "mine" / "x").read_text() == "mine"


def test_a_file_that_comes_between_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("somebody else's")
    with pytest.raises(FileExistsError):
        create_together(tmp_path, {"a": "1", "b": "2"})
    assert everything(tmp_path) == ["b"]
    assert (tmp_path / "b").read_text() == "somebody else's"


def test_what_stands_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "folder").mkdir()
    (tmp_path / "out").symlink_to(tmp_path.parent)
    assert already_there(tmp_path, ["file", "dangling", "folder", "new"]) == ["file", "dangling", "folder"]
    assert leads_out(tmp_path, ["out/x", "file/x", "folder/x", "new/x", "x"]) == ["out/x", "file/x"]
