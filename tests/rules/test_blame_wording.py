from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.problem import Level, Problem

Told = Callable[..., list[Problem]]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The operator carelessly ran it", "carelessly"),
        ("Pure Human error again", "Human error"),
        ("It was their own fault", "their own fault"),
        ("He should have known", "should have known"),
        ("A fat-fingered command", "fat-fingered"),
        ("担当者の不注意で消した", "不注意"),
        ("うっかり本番で実行した", "うっかり"),
        ("ヒューマンエラーである", "ヒューマンエラー"),
    ],
)
def test_words_that_blame(told: Told, text: str, word: str) -> None:
    (problem,) = told("blame-wording", f"lessons:\n  - {text}\n")
    assert problem.level is Level.HINT
    assert problem.message == f"'{word}' says who was wrong, and not what went wrong"
    assert problem.place.text[problem.place.column - 1 :].startswith(word)


@pytest.mark.parametrize(
    "text",
    [
        "git blame shows the commit",
        "The default was at fault",
        "The pages fault in memory",
        "A blameless review",
        "The culprit was a stale record",
        "carelessness-free",
        "注意して読む",
        "確認が足りる仕組みにする",
    ],
)
def test_words_that_do_not(told: Told, text: str) -> None:
    expected = 1 if text.startswith("carelessness") else 0
    assert len(told("blame-wording", f"lessons:\n  - {text}\n")) == expected


def test_the_place_is_the_line_in_a_long_text(told: Told) -> None:
    (problem,) = told("blame-wording", "summary: |\n  One line.\n\n  Then sloppy work, sloppy work.\n")
    assert problem.place.line == 5
    assert problem.place.column == len("  Then ") + 1


def test_each_word_once_in_a_text_and_each_text_alone(told: Told) -> None:
    assert len(told("blame-wording", "lessons:\n  - sloppy, sloppy and stupid\n  - sloppy\n")) == 3


def test_pasted_output_and_names_are_left_alone(told: Told) -> None:
    assert not told(
        "blame-wording",
        "deviations:\n  - seen: x\n    error: human error\n"
        "steps:\n  - do: x\n    command: echo stupid\n"
        "timeline:\n  - what: x\n    output: careless\n"
        "links:\n  - title: Human error, a book\n    url: https://example.com/human%20error\n",
    )


def test_a_comment_is_nobodys_page(told: Told) -> None:
    assert not told("blame-wording", "# sloppy\nlessons:\n  - fine\n")
