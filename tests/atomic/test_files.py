"""One file: whole, with its permissions, through its link; two writers, left-overs, and clear words."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kb.atomic import ChangedMeanwhile, create_file, files, renames, write_file


def test_permissions_of_a_replaced_file_stay_and_new_ones_follow_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    before = os.umask(0o027)
    try:
        write_file(path, "a")
        assert path.stat().st_mode & 0o777 == 0o640
        path.chmod(0o604)
        write_file(path, "b")
        assert path.stat().st_mode & 0o777 == 0o604
        create_file(tmp_path / "new.yml", "c")
        assert (tmp_path / "new.yml").stat().st_mode & 0o777 == 0o640
    finally:
        os.umask(before)
    assert path.read_text() == "b"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/x.md").write_text("old")
    (tmp_path / "x.md").symlink_to("real/x.md")
    write_file(tmp_path / "x.md", "new")
    assert (tmp_path / "x.md").is_symlink()
    assert (tmp_path / "real/x.md").read_text() == "new"


def test_what_somebody_else_wrote_meanwhile_is_never_lost(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("theirs")
    with pytest.raises(ChangedMeanwhile, match="somebody else changed it meanwhile"):
        write_file(path, "ours", before="what we read")
    assert path.read_text() == "theirs"
    write_file(path, "ours", before="theirs")
    assert path.read_text() == "ours"
    path.unlink()
    with pytest.raises(ChangedMeanwhile):
        write_file(path, "ours", before="ours")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("rename", ["as it is", "without renameat2", "without links"])
def test_a_new_file_never_replaces_one(rename: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if rename != "as it is":
        monkeypatch.setattr(renames, "_rename", lambda *_: errno.EINVAL)
    if rename == "without links":

        def refuse(*_: object) -> None:
            raise PermissionError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
    create_file(tmp_path / "x.yml", "first")
    with pytest.raises(FileExistsError):
        create_file(tmp_path / "x.yml", "second")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"x.yml": "first"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_a_disk_that_refuses_is_told_in_one_sentence(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.yml"
    path.write_text("old")

    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number), ".kb-secret-name.tmp")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(OSError, match=f"cannot be written: {os.strerror(number)}; it is as it was") as caught:
        write_file(path, "new")
    assert caught.value.filename == str(path)
    assert path.read_text() == "old"
    with pytest.raises(OSError, match="; nothing was written"):
        create_file(tmp_path / "new.yml", "new")


def test_a_disk_that_takes_a_part_without_a_word_is_noticed(tmp_path: Path) -> None:
    """RLIMIT_FSIZE makes write(2) return less than it was given, as a full disk does."""
    path = tmp_path / "x.yml"
    path.write_text("old")
    program = (
        "import resource, sys; from pathlib import Path; from kb.atomic import write_file\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9991, 9991))\n"
        "try: write_file(Path(sys.argv[1]), 'x' * 20005)\n"
        "except OSError as error: print(error.strerror)"
    )
    run = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert run.stdout == "cannot be written: File too large; it is as it was\n"
    assert [one.name for one in tmp_path.iterdir()] == ["x.yml"]
    assert path.read_text() == "old"


def test_a_name_that_the_disk_has_not_confirmed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(files, "sync_folder", refuse)
    with pytest.raises(OSError, match="is written, but the disk has not confirmed it"):
        write_file(tmp_path / "x.yml", "new")
    assert (tmp_path / "x.yml").read_text() == "new"


def test_left_overs_go_and_nothing_else(tmp_path: Path) -> None:
    for name in (".kb-abcd1234.tmp", ".kb-notes", ".kb-notes.tmp", "x.tmp"):
        (tmp_path / name).write_text("half")
    (tmp_path / ".kb-dir_1234.tmp").mkdir()
    write_file(tmp_path / "x.yml", "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".kb-dir_1234.tmp", ".kb-notes", ".kb-notes.tmp", "x.tmp", "x.yml",
    ]  # fmt: skip


def test_of_many_writers_none_loses_what_another_wrote(tmp_path: Path) -> None:
    """Each adds its lines, reading again whenever it was told that the file has changed."""
    path = tmp_path / "x.txt"
    path.write_text("")
    program = (
        "import sys; from pathlib import Path; from kb.atomic import ChangedMeanwhile, write_file\n"
        "path, name = Path(sys.argv[1]), sys.argv[2]\n"
        "for number in range(40):\n"
        "    while True:\n"
        "        before = path.read_bytes()\n"
        "        try: write_file(path, before + f'{name} {number}\\n'.encode(), before)\n"
        "        except ChangedMeanwhile: continue\n"
        "        break\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in "abc"]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert sorted(path.read_text().splitlines()) == sorted(f"{name} {number}" for name in "abc" for number in range(40))
