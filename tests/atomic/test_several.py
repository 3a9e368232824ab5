"""Several files as one change: all or none, also when it was cut off; what somebody changed since stays."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import threading
from pathlib import Path

import pytest

from kb.atomic import ChangedMeanwhile, change_files, create_file, end_what_was_begun, read_together, texts_of
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

    def refuse(path: Path, data: str | bytes, before: str | bytes | None = None) -> None:
        if path.name == "b" and data == b"new b":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        write(path, data, before)

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


def test_what_the_caller_does_not_know_is_not_overwritten(root: Path) -> None:
    known = texts_of(root, ["a", "b", "c"])
    (root / "b").write_text("somebody else's")
    with pytest.raises(ChangedMeanwhile):
        change_files(root, {"a": "new a", "b": None, "c": "new c"}, known)
    assert tree(root) == {"a": "old a", "b": "somebody else's"}


def test_a_file_made_meanwhile_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def create(path: Path, data: str | bytes) -> None:
        if path.name == "c":
            path.write_text("somebody else's")
        create_file(path, data)

    monkeypatch.setattr("kb.atomic.several.create_file", create)
    with pytest.raises(FileExistsError):
        change_files(root, {"a": "new a", "c": "new c"})
    assert tree(root) == {"a": "old a", "b": "old b", "c": "somebody else's"}


def test_of_two_changes_the_second_is_refused(root: Path) -> None:
    (root / BEGUN).write_text("[]")
    with pytest.raises(FileExistsError, match="run again"):
        change_files(root, {"a": "new a"})
    assert tree(root) == {"a": "old a", "b": "old b", BEGUN: "[]"}


def test_who_finds_a_change_at_work_waits_for_it(root: Path) -> None:
    (root / BEGUN).write_text(json.dumps([["a", "old a", "never"]]))
    handle = os.open(root / BEGUN, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    waiting = threading.Thread(target=end_what_was_begun, args=[root])
    waiting.start()
    waiting.join(0.1)
    assert waiting.is_alive()
    assert tree(root)["a"] == "old a"
    (root / BEGUN).unlink()
    os.close(handle)
    waiting.join(10)
    assert tree(root) == {"a": "old a", "b": "old b"}


def test_files_are_read_again_when_a_change_came_between(root: Path) -> None:
    seen: list[str] = []

    def read() -> str:
        first = (root / "a").read_text()
        if not seen:
            change_files(root, {"a": "new a", "b": "new b"})
        seen.append(first + (root / "b").read_text())
        return seen[-1]

    assert read_together(root, read) == "new anew b"
    assert seen == ["old anew b", "new anew b"]
