"""Pipes, devices and folders where a file should be: told, never waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kb.pipeline import check
from kb.read.regular import read_regular

PLACES = (
    "mkdocs.yml",
    "docs/x.md",
    "logs/fixtures/x.json",
    "logs/urls.txt",
    "logs/runbooks.json",
    "logs/windows/a.png",
)


def test_a_file_is_read_and_a_large_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"12345")
    assert read_regular(tmp_path / "x", 5) == b"12345"
    with pytest.raises(OSError, match="more than 4 bytes"):
        read_regular(tmp_path / "x", 4)


@pytest.mark.parametrize("place", PLACES)
def test_a_pipe_stops_nothing(tmp_path: Path, place: str) -> None:
    for name, text in {"logs/kb.yml": "schema: 1\n", "logs/windows/good.yml": "title: x\n"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(tmp_path / place)
    assert list(check(tmp_path, "2026-02-15").library.by_id) == ["good"]


def test_a_pipe_among_the_records_is_told(tmp_path: Path) -> None:
    (tmp_path / "logs/windows").mkdir(parents=True)
    (tmp_path / "logs/kb.yml").write_text("schema: 1\n")
    os.mkfifo(tmp_path / "logs/windows/x.yml")
    (problem,) = check(tmp_path, "2026-02-15").problems
    assert (problem.rule, problem.place.path) == ("unreadable", "logs/windows/x.yml")
    assert problem.help
