from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Level, Problem
from kb.read.attached.attachments import MOST_BYTES, published_bytes

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


def draw(shelf: Shelf, *names: str) -> Path:
    lines = "".join(f"|   - file: {name}\n" for name in names)
    root = shelf(f"logs/windows/2026/night.yml\n| title: A night\n| attachments:\n{lines}")
    return root / "logs/windows/2026"


def told(problems: Find, folder: Path) -> list[Problem]:
    return [one for one in problems(folder.parents[2]) if one.rule == "missing-attachment"]


@pytest.mark.parametrize("name", ["画面 1.png", "a..b.txt", "'#1.txt'", "plan.json", "1:2.LOG"])
def test_files_beside_the_record(shelf: Shelf, problems: Find, plain_png: bytes, name: str) -> None:
    folder = draw(shelf, name)
    (folder / name.strip("'")).write_bytes(plain_png if name.endswith("png") else "表示\n".encode())
    assert told(problems, folder) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../../etc/passwd", "is a path"),
        ("/etc/passwd", "is a path"),
        ("shots/screen.png", "is a path"),
        (r"shots\screen.png", "is a path"),
        ("C:screen.png", "is a path"),
        ("..", "is a hidden file"),
        (".env", "is a hidden file"),
        ("''", "the attachment names no file"),
        (r'"a\x07b.png"', "holds an invisible character"),
        (r'"a\u200bb.png"', "holds an invisible character"),
        (r'"a\nb.png"', "holds an invisible character"),
        ("gone.png", "is not beside the record"),
        ("drawing.svg", "is of no kind that can be attached"),
        ("page.html", "is of no kind that can be attached"),
        ("notes.md", "is of no kind that can be attached"),
        ("key.pem", "is of no kind that can be attached"),
        ("folder.png", "is no regular file"),
        ("pipe.log", "is no regular file"),
        ("link.txt", "is no regular file"),
        ("large.log", "is too large"),
        ("page.png", "is no PNG picture"),
        ("page.jpg", "is no JPG picture"),
        ("program.txt", "is no text"),
        ("sjis.csv", "is not UTF-8 text"),
        ("half.png", "is a broken picture"),
    ],
)
def test_what_cannot_be_published(shelf: Shelf, problems: Find, plain_png: bytes, name: str, message: str) -> None:
    folder = draw(shelf, name)
    for page in ("drawing.svg", "page.html", "page.png", "page.jpg", "notes.md"):
        (folder / page).write_text("<script>alert(1)</script>")
    (folder / "folder.png").mkdir()
    os.mkfifo(folder / "pipe.log")
    (folder / "link.txt").symlink_to("/etc/hostname")
    (folder / "large.log").write_bytes(b"x" * (MOST_BYTES + 1))
    (folder / "program.txt").write_bytes(b"\x7fELF\0\0")
    (folder / "sjis.csv").write_bytes("表示".encode("cp932"))
    (folder / "half.png").write_bytes(plain_png[:-6])
    (problem,) = told(problems, folder)
    assert problem.level is Level.ERROR
    assert message in problem.message
    assert problem.message.isprintable()
    assert problem.place.line == 3


def test_an_attachment_written_as_one_text(shelf: Shelf, problems: Find) -> None:
    root = shelf("logs/pitfalls/lost.yml\n| title: Lost\n| attachments:\n|   - ../x.png\n")
    assert [one.message for one in problems(root) if one.rule == "missing-attachment"] == [
        "'../x.png' is a path, not the name of a file beside the record"
    ]


@pytest.mark.parametrize("names", [("Screen.txt", "screen.txt"), ("\u30ac.txt", "\u30ab\u3099.txt")])
def test_names_that_are_one_on_other_disks(shelf: Shelf, problems: Find, names: tuple[str, str]) -> None:
    folder = draw(shelf, *names)
    for name in names:
        (folder / name).write_text("x")
    (problem,) = told(problems, folder)
    assert "are one file on some disks" in problem.message
    assert problem.place.line == 4


def test_a_link_put_in_the_place_of_a_file_after_the_check_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "x.txt").symlink_to("/etc/hostname")
    with pytest.raises(OSError, match=r"x\.txt"):
        published_bytes(tmp_path / "x.txt")
