"""Lines for searching: without the times of a CI, with their places, long ones in parts."""

from __future__ import annotations

import pytest

from kb.detect.lines import MAX_LINE, OVERLAP, bare, output_from, output_of, single_lines, unstamped


@pytest.mark.parametrize(
    ("line", "without"),
    [
        ("2026-02-14T02:40:00.1234567Z   Error: x", "  Error: x"),
        ("2026-02-14T02:40:00Z", ""),
        ("[2026-02-14T02:40:00.123Z] Error: x", "Error: x"),
        ("2026-02-14T02:40:00.123456Z 01O Error: x", "Error: x"),
        ("2026-02-14T02:40:00.123456Z 00O+", ""),
        ("02:40:00 Error: x", "Error: x"),
        ("2026-02-14 02:40:00,123 Error", "Error"),
        ("2026-02-14T02:40:00+09:00 Error", "Error"),
        ("2026-02-14T02:40:00Zx", "2026-02-14T02:40:00Zx"),
        ("02:40 Error", "02:40 Error"),
        ("  02:40:00 Error", "  02:40:00 Error"),
        ("", ""),
    ],
)
def test_the_time_before_a_line(line: str, without: str) -> None:
    assert unstamped([line]) == [without]


@pytest.mark.parametrize(
    ("line", "without"),
    [
        ("02:40:00 STDOUT [prod/db] terraform: # aws_lb.a", "# aws_lb.a"),
        ("STDOUT terraform: x", "x"),
        ("[module.db] x", "x"),
        ("[] x", "[] x"),
        ("STDERR x", "STDERR x"),
    ],
)
def test_the_module_before_a_line(line: str, without: str) -> None:
    assert bare([line]) == [without]


def test_lines_keep_their_place() -> None:
    searched = single_lines(output_of([(7, "02:40:00 Error"), (9, "Error")]))
    found = [searched.line(index) for index in range(len(searched.texts))]
    assert [(one.number, one.column, one.text) for one in found] == [(7, 10, "Error"), (9, 1, "Error")]


def test_blank_lines_are_left_out_and_counted() -> None:
    written = ["a", "", " ", "02:40:00 b"]
    output = output_from(written, unstamped(written))
    assert list(zip(output.numbers, output.texts, strict=True)) == [(1, "a"), (4, "b")]
    assert output.column(1) == 10
    assert list(output_from(["a", "b"], ["a", "b"]).numbers) == [1, 2]


def test_a_long_line_is_searched_in_parts_that_overlap() -> None:
    text = "".join(chr(ord("a") + at % 26) for at in range(MAX_LINE * 2 + 5))
    searched = single_lines(output_of([(1, f"02:40:00 {text}"), (2, "short")]))
    parts = [searched.line(index) for index in range(len(searched.texts))]
    assert parts[-1].text == "short"
    assert all(len(one.text) <= MAX_LINE for one in parts)
    for one in parts[:-1]:
        assert text[one.column - 10 :].startswith(one.text), "each stands where it says"
    assert parts[1].column - parts[0].column == MAX_LINE - OVERLAP
    assert parts[-2].column - 10 + len(parts[-2].text) == len(text)
