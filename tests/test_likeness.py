"""Likeness of words: a hand-labelled set in two languages holds the rule's thresholds."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kb.likeness import Likeness, pairs
from kb.read.folder import read_library
from kb.rules.recognising import LATIN, OTHER, KnownPitfalls

ROOT = Path(__file__).parents[1]
LABELLED: list[list[str]] = yaml.safe_load((ROOT / "tests/likeness/labelled.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def recogniser() -> KnownPitfalls:
    return KnownPitfalls(read_library(ROOT)[0])


def _told(recogniser: KnownPitfalls, text: str) -> str:
    like = recogniser._likeness.most_like(text)
    return like.key if like and like.score >= (LATIN if like.latin else OTHER) else "none"


def test_no_text_is_taken_for_what_it_is_not(recogniser: KnownPitfalls) -> None:
    wrong = [(text, said) for label, text in LABELLED if (said := _told(recogniser, text)) not in (label, "none")]
    assert wrong == []


@pytest.mark.parametrize("latin", [True, False], ids=["en", "ja"])
def test_most_paraphrases_are_recognised(recogniser: KnownPitfalls, *, latin: bool) -> None:
    known = [(label, text) for label, text in LABELLED if label != "none" and text.isascii() is latin]
    found = [text for label, text in known if _told(recogniser, text) == label]
    assert len(known) >= 9
    assert len(found) >= 0.7 * len(known), [text for _, text in known if text not in found]


def test_the_deviations_of_the_demo_are_taken_for_nothing_else(recogniser: KnownPitfalls) -> None:
    for log in recogniser.library.logs:
        for one in log.record.deviations:
            assert _told(recogniser, one.seen) in (one.pitfall, "none"), one.seen


def test_pairs_fold_case_and_width_and_stay_within_a_word() -> None:
    assert pairs("AB ｃｄ") == {"ab", "cd"}
    assert pairs("plan の差分") == {"pl", "la", "an", "の差", "差分"}


def test_nothing_in_common_is_no_likeness() -> None:
    assert Likeness({"a": ["maintenance page"]}).most_like("再起動") is None
    assert Likeness({}).most_like("anything") is None


@given(st.lists(st.text(max_size=60), max_size=12), st.text(max_size=200))
def test_a_score_is_between_nothing_and_one(known: list[str], text: str) -> None:
    like = Likeness({str(n): [one] for n, one in enumerate(known)}).most_like(text)
    assert like is None or 0 < like.score <= 1 + 1e-9
