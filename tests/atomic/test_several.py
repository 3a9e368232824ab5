"""Several files as one change: all or none, also when it was cut off; what somebody changed since stays."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from kb.atomic import change_files, end_what_was_begun
from kb.atomic.files import write_file as write
from kb.atomic.several import BEGUN


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / name).write_text(f"old {name}")
    return tmp_path


def tree(root: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in root.iterdir()}


def test_all_are_written_and_nothing_is_left(root: Path) -> None:
    change_files(root, {"a": "new a", "b": None, "c": "new c"})
    assert tree(root) == {"a": "new a", "c": "new c"}
    assert not end_what_was_begun(root)


def test_when_one_cannot_be_written_all_are_as_they_were(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def refuse(path: Path, data: str | bytes) -> None:
        if path.name == "b" and data == b"new b":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        write(path, data)

    monkeypatch.setattr("kb.atomic.several.write_file", refuse)
    with pytest.raises(OSError, match="No space left"):
        change_files(root, {"a": "new a", "c": "new c", "b": "new b"})
    assert tree(root) == {"a": "old a", "b": "old b"}


def test_what_was_cut_off_is_ended_and_what_was_changed_since_stays(root: Path) -> None:
    begun = [["a", "old a", "new a"], ["b", "old b", None], ["c", None, "new c"], ["../out", None, "never"]]
    (root / BEGUN).write_text(json.dumps(begun))
    (root / "b").write_text("changed since")
    assert end_what_was_begun(root)
    assert tree(root) == {"a": "new a", "b": "changed since", "c": "new c"}
    assert not (root.parent / "out").exists()


@pytest.mark.parametrize("text", ["", "nonsense", "{}", "[1]", '[["a"]]', '[["a", 1, null]]', "\0" * 9])
def test_what_kb_has_not_begun_is_told(root: Path, text: str) -> None:
    (root / BEGUN).write_text(text)
    if text == "{}":
        assert end_what_was_begun(root)
        return
    with pytest.raises(OSError, match="no list of changes"):
        end_what_was_begun(root)
    assert tree(root) == {"a": "old a", "b": "old b", BEGUN: text}


def test_a_pipe_is_no_list_of_changes(root: Path) -> None:
    os.mkfifo(root / BEGUN)
    with pytest.raises(OSError, match="no list of changes"):
        end_what_was_begun(root)
