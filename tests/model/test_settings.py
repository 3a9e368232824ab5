"""The vocabulary: one word, however it is spelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kb.model.settings import Settings, fold, slugify

WORDS = {
    "tools": [
        {"name": "CloudFront", "aliases": ["CF", "クラウドフロント"]},
        {"name": {"ja": "本番DB"}, "slug": "prod-db"},
    ]
}


@pytest.mark.parametrize("word", ["CloudFront", "cloudfront", "CF", "ｃｆ", " cf ", "ｸﾗｳﾄﾞﾌﾛﾝﾄ", "CLOUDFRONT"])
def test_one_word_however_it_is_spelled(word: str) -> None:
    term = Settings.model_validate(WORDS).term("tools", word)
    assert term is not None
    assert term.key == "cloudfront"


def test_the_part_of_the_url() -> None:
    term = Settings.model_validate(WORDS).term("tools", "本番db")
    assert term is not None
    assert term.key == "prod-db"
    assert slugify("Web_Site / 2") == "web-site-2"
    assert slugify("…") == "x"


def test_words_of_one_kind_are_not_words_of_another() -> None:
    assert Settings.model_validate(WORDS).term("systems", "cf") is None


@pytest.mark.parametrize(
    "wrong",
    [{"schema": "2"}, {"timezone": "Mars/Olympus"}, {"timezone": "localtime"}, {"as_of": "02:00"}, {"colour": "red"},
     {"tools": [{"name": "x", "slug": "../x"}]}],
)  # fmt: skip
def test_what_does_not_fit(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(wrong)


@given(st.text(min_size=1, max_size=40))
def test_folding_is_done_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)
    assert "/" not in slugify(word)
    assert slugify(word)
