"""Bytes that are no UTF-8, hold what nobody sees, or are too much: named, with line and column."""

from __future__ import annotations

import pytest

from kb.read.text.decode import MAX_BYTES, MAX_LINE, decode

PATH = "logs/windows/x.yml"
JAPANESE = "title: ok\nsummary: 本番の設定漏れを確認した\n"


@pytest.mark.parametrize(
    ("codec", "name", "line"),
    [
        ("cp932", "Shift_JIS", 2),
        ("euc_jp", "EUC-JP", 2),
        ("utf-16", "UTF-16", 1),
        ("utf-32", "UTF-32", 1),
        ("iso2022_jp", "ISO-2022-JP", 1),
    ],
)
def test_an_encoding_is_named(codec: str, name: str, line: int) -> None:
    text, (problem,) = decode(JAPANESE.encode(codec), PATH)
    assert text == ""
    assert (problem.rule, problem.place.line) == ("encoding", line)
    assert name in problem.message
    assert "UTF-8" in problem.help


def test_an_unknown_encoding_is_told_where_it_begins() -> None:
    text, (problem,) = decode(b"title: ok\ncaf\xe9", PATH)
    assert (text, problem.rule, problem.place.line) == ("", "encoding", 2)
    assert "looks like" not in problem.message


def test_utf_8_that_is_cut_in_a_character_is_not_called_another_encoding() -> None:
    _, (problem,) = decode("title: 本番の設定漏れ".encode()[:-2], PATH)
    assert "looks like" not in problem.message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_one_bom_are_no_problem(end: str) -> None:
    assert decode(f"\ufefftitle: x{end}lang: ja{end}".encode(), PATH) == ("title: x\nlang: ja\n", [])


@pytest.mark.parametrize(
    ("character", "code"),
    [("\x1b", "U+001B"), ("\x07", "U+0007"), ("\x85", "U+0085"), ("\u2028", "U+2028"), ("\u202e", "U+202E")],
)
def test_an_invisible_character_has_a_line_and_a_column(character: str, code: str) -> None:
    _, problems = decode(f"lang: ja\r\ntitle: 本番{character}x\r\n".encode(), PATH)
    assert {(one.rule, one.place.line, one.place.column) for one in problems} == {("invisible-character", 2, 10)}
    assert any(code in one.message for one in problems)


def test_a_second_bom_is_told() -> None:
    _, (problem,) = decode("\ufeff\ufefftitle: x\n".encode(), PATH)
    assert (problem.rule, problem.place.line, problem.place.column) == ("invisible-character", 1, 1)


def test_the_size_of_a_file_has_a_limit() -> None:
    fits = (b"# " + b"x" * 97 + b"\n") * (MAX_BYTES // 100)
    assert decode(fits, PATH)[1] == []
    text, (problem,) = decode(fits + b"\n", PATH)
    assert (text, problem.rule) == ("", "too-large")


def test_the_length_of_a_line_has_a_limit() -> None:
    assert decode(("漏" * MAX_LINE).encode(), PATH)[1] == []
    text, (problem,) = decode(("a: 1\n" + "漏" * (MAX_LINE + 1)).encode(), PATH)
    assert (text, problem.rule, problem.place.line) == ("", "too-large", 2)
