from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


def found(shelf: Shelf, problems: Find, file: str) -> list[Problem]:
    text = f"logs/windows/night.yml\n| title: A night\n| attachments:\n|   - file: {file}\n"
    return [one for one in problems(shelf(text)) if one.rule == "missing-attachment"]


@pytest.mark.parametrize("file", ["screen.png", "画面 1.png", "a..b.txt", "'#1.txt'", "plan.json", "1:2.png"])
def test_plain_names(shelf: Shelf, problems: Find, file: str) -> None:
    assert not found(shelf, problems, file)


@pytest.mark.parametrize(
    ("file", "message"),
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
    ],
)
def test_what_is_none(shelf: Shelf, problems: Find, file: str, message: str) -> None:
    (problem,) = found(shelf, problems, file)
    assert problem.level is Level.ERROR
    assert message in problem.message
    assert problem.message.isprintable()


def test_an_attachment_written_as_one_text(shelf: Shelf, problems: Find) -> None:
    root = shelf("logs/pitfalls/lost.yml\n| title: Lost\n| attachments:\n|   - ../x.png\n")
    assert [one.message for one in problems(root) if one.rule == "missing-attachment"] == [
        "'../x.png' is a path, not the name of a file beside the record"
    ]
