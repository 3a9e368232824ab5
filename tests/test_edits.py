from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.edits import apply_edits, unified_diff
from kb.problem import Edit


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("a\nb\nc\n", [Edit(2, 2, ("x",))], "a\nx\nc\n"),
        ("a\nb\nc\n", [Edit(3, 3, ("z",)), Edit(1, 1, ("x",))], "x\nb\nz\n"),
        ("a\r\nb\r\n", [Edit(1, 2, ("x", "y"))], "x\r\ny\r\n"),
        ("a\nb\r\nc\rd", [Edit(1, 4, ("1", "2", "3", "4"))], "1\n2\r\n3\r4"),
        ("\ufeffa\nb", [Edit(1, 1, ("x",))], "\ufeffx\nb"),
        ("a\nb", [Edit(2, 2, ("y",))], "a\ny"),
        ("a\r\nb", [Edit(1, 1, ("x", "y"))], "x\r\ny\r\nb"),
        ("a\nb\nc", [Edit(2, 3, ("x",))], "a\nx"),
        ("a\nb\n", [Edit(1, 1, ())], "b\n"),
        ("a\n\u2028b\x0cc\nd\n", [Edit(2, 2, ("x",))], "a\nx\nd\n"),
        ("", [Edit(1, 1, ("x",))], ""),
        ("a\n", [Edit(0, 0, ("x",)), Edit(2, 2, ("y",)), Edit(2, 1, ("z",))], "a\n"),
    ],
)
def test_edits_replace_lines_and_keep_their_ends(text: str, edits: list[Edit], expected: str) -> None:
    assert apply_edits(text, edits) == expected


def test_of_overlapping_edits_the_first_wins() -> None:
    edits = [Edit(2, 3, ("x", "y")), Edit(3, 4, ("z", "z")), Edit(1, 1, ("a",)), Edit(4, 4, ("b",))]
    assert apply_edits("1\n2\n3\n4\n", edits) == "a\nx\ny\nb\n"


def test_no_edits_change_nothing() -> None:
    assert apply_edits("\ufeffa\r\nb", []) == "\ufeffa\r\nb"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["a", "", "\n", "\r\n", "\r", "手順", "\ufeff"])).map("".join))
def test_replacing_every_line_by_itself_gives_the_same_text(text: str) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert apply_edits(text, (Edit(number, number, (line,)) for number, line in enumerate(lines, 1))) == text


@pytest.mark.parametrize("before", ["a\nb\nc\n", "a\nb\nc", "a\r\nb\r\nc\r\n", "b"])
def test_the_diff_is_one_that_git_applies(tmp_path: Path, before: str) -> None:
    after = before.replace("b", "手順: '実行'")
    (tmp_path / "x.yml").write_bytes(before.encode())
    diff = unified_diff("x.yml", before, after)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=diff.encode(), check=True)
    assert (tmp_path / "x.yml").read_bytes() == after.encode()


def test_the_diff_of_nothing_is_empty() -> None:
    assert unified_diff("x.yml", "a\n", "a\n") == ""
