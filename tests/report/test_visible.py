from __future__ import annotations

import pytest

from kb.report.visible import columns, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("日本語　全角", "日本語　全角"),
        ("a\tb", "a b"),
        ("a\nb", "a b"),
        ("\x1b[31mred\x07", "<U+001B>[31mred<U+0007>"),
        ("safe\u202egpj.exe", "safe<U+202E>gpj.exe"),
        ("zero\u200bwidth\ufeff", "zero<U+200B>width<U+FEFF>"),
        ("broken\udce3name", "broken<U+DCE3>name"),
        ("no-break\xa0space", "no-break\xa0space"),
        ("か\u3099", "か\u3099"),
    ],
)
def test_what_cannot_be_seen_is_named(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("character", "width"),
    [("a", 1), ("あ", 2), ("：", 2), ("　", 2), ("ｱ", 1), ("\u3099", 0), ("\u0301", 0), ("\t", 1), ("\u202e", 8)],
)
def test_columns_are_those_of_a_terminal(character: str, width: int) -> None:
    assert columns(character) == width
