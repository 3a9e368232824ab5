"""Two who write one file at once: both changes are there afterwards, whoever was quicker."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kb.atomic import ChangedMeanwhile, update_file
from kb.atomic.updates import TRIES


def test_a_file_is_made_changed_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x"
    assert update_file(path, lambda raw: (raw or b"") + b"a")
    assert update_file(path, lambda raw: (raw or b"") + b"b")
    assert not update_file(path, lambda raw: raw)
    assert not update_file(path, lambda _: None)
    assert path.read_bytes() == b"ab"


@pytest.mark.parametrize("there", [True, False])
def test_what_somebody_wrote_meanwhile_is_changed_too(tmp_path: Path, *, there: bool) -> None:
    path = tmp_path / "x"
    if there:
        path.write_bytes(b"old ")
    seen = []

    def change(raw: bytes | None) -> bytes:
        seen.append(raw)
        if len(seen) == 1:
            path.write_bytes((raw or b"") + b"theirs ")
        return (raw or b"") + b"ours"

    assert update_file(path, change)
    assert path.read_bytes() == (b"old " if there else b"") + b"theirs ours"


def test_it_ends_when_somebody_never_stops(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"0")
    asked = 0

    def change(raw: bytes | None) -> bytes:
        nonlocal asked
        asked += 1
        path.write_bytes(b"%d" % asked)
        return b"ours"

    with pytest.raises(ChangedMeanwhile):
        update_file(path, change)
    assert asked == TRIES
    assert path.read_bytes() == b"%d" % TRIES


WRITER = """
import sys
from pathlib import Path
from kb.atomic import update_file
path, name = Path(sys.argv[1]), sys.argv[2].encode()
for number in range(40):
    update_file(path, lambda raw: (raw or b"") + name + b" %d\\n" % number)
"""


def test_several_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x"
    program = [sys.executable, "-c", WRITER, str(path)]
    root = Path(__file__).parents[2]
    writers = [subprocess.Popen([*program, name], cwd=root) for name in "abc"]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    lines = path.read_text().splitlines()
    assert sorted(lines) == sorted(f"{name} {number}" for name in "abc" for number in range(40))
    assert [one.name for one in tmp_path.iterdir()] == ["x"]
