"""The record says what made the mistake easy, not who made it.

"Carelessly, the wrong context was used" closed a case: the person promised to take care. Two months later somebody
else, who had promised nothing, did the same, because the prompt still looked alike on both clusters. Where people
fear to be named they write less, and the tool gets no more to warn of. Say what they saw, and why it made sense then.

A remark only, from a small table of words in English and Japanese; it never counts.

PASS:

    title: Clean up the test cluster
    contributing_factors:
      - The prompt shows neither the cluster nor the account

FAIL:

    title: Clean up the test cluster
    contributing_factors:
      - The operator carelessly used the wrong context

FAIL:

    title: 検証環境の片付け
    contributing_factors:
      - 担当者の不注意で、本番のコンテキストのまま実行した
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

import re2

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding
from kb.rules.places_in_text import PlacedFinding, place_of, prose

NAME = "blame-wording"
LEVEL = Level.HINT
ENGLISH = (
    r"careless(?:ly|ness)?",
    r"negligen(?:t|tly|ce)",
    r"incompeten(?:t|tly|ce)",
    r"sloppy",
    r"sloppiness",
    r"stupid(?:ly|ity)?",
    r"(?:human|operator|pilot) error",
    r"should have known",
    r"(?:my|your|his|her|their|operator's|engineer's) (?:own )?(?:fault|mistake)",
    r"fat[- ]finger(?:ed|ing)?",
)
JAPANESE = (
    "不注意", "注意不足", "注意力不足", "うっかり", "確認不足", "認識不足", "確認を怠", "怠慢", "軽率", "無能",
    "気の緩み", "油断", "ケアレスミス", "ヒューマンエラー", "人的ミス", "人為ミス", "人為的ミス",
    "意識が低", "意識の低さ",
)  # fmt: skip
NOT_ITS_OWN_WORDS = frozenset({"also_known_as", "title", "url"})
"""Fields that repeat what others say: words to be found by, names of things elsewhere."""

_WORDS = rf"(?:\b(?:{'|'.join(ENGLISH)})\b|{'|'.join(JAPANESE)})"
_ANYWHERE = re2.compile(f"(?i){_WORDS}")
"""Asked of whole files: one pass of RE2 costs a tenth of what `re` takes."""

_BLAME = re.compile(_WORDS, re.IGNORECASE)


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Words that blame a person; each word once in a text."""
    for entry in library.entries():
        if not _ANYWHERE.search(entry.source.text):
            continue
        for path, text in prose(entry):
            if NOT_ITS_OWN_WORDS.isdisjoint(part for part in path if isinstance(part, str)):
                for word in dict.fromkeys(match[0] for match in _BLAME.finditer(text)):
                    place = place_of(entry.source, path, re.compile(re.escape(word)))
                    message = f"'{word}' says who was wrong, and not what went wrong"
                    help = "say what was seen and what made the mistake easy"
                    yield PlacedFinding(entry, path, message, help, at=place)
