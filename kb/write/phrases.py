"""The sentences that new records are begun with, where they take something over from another record."""

from __future__ import annotations

from kb.write.templates import spoken

_PHRASES = {
    "action-done": {
        "en": "Done: {do} ([[{id}]])",
        "ja": "再発防止策「{do}」が済んでいる（[[{id}]]）",
    },
    "check": {
        "en": "{do} ([[{id}]])",
        "ja": "{do}（[[{id}]]）",
    },
    "prepared": {
        "en": "We know how not to fall into [[{id}]] again",
        "ja": "[[{id}]] を避ける手立てがある",
    },
    "later-checks": {
        "en": "To confirm later, at the pause points ([[{id}]]):",
        "ja": "当夜の確認ポイントで確かめること（[[{id}]]）：",
    },
    "done-before": {
        "en": "Done in [[{id}]]. Take the # away where it must be done again:",
        "ja": "[[{id}]] では済んでいる。もう一度行うなら # を消す：",
    },
    "took": {
        "en": "Took {minutes} minutes in [[{id}]].",
        "ja": "[[{id}]] では {minutes} 分かかった。",
    },
    "met-in": {
        "en": "Met in [[{id}]].",
        "ja": "[[{id}]] で起きた。",
    },
    "noted-begin": {"en": "The work began: {said}", "ja": "作業を始めた {said}"},
    "noted-start": {"en": "Step {step} began: {said}", "ja": "手順 {step} を始めた {said}"},
    "noted-finish": {"en": "Step {step}: {said}", "ja": "手順 {step} は {said}"},
    "noted-note": {"en": "{said}", "ja": "{said}"},
    "noted-deviation": {"en": "Not as planned: {said}", "ja": "予定と違った {said}"},
    "noted-decision": {"en": "Decision: {said}", "ja": "判断は {said}"},
    "noted-end": {"en": "The work was over: {said}", "ja": "作業を終えた {said}"},
    "did": {
        "en": "What was done in [[{id}]]:",
        "ja": "[[{id}]] で行ったこと：",
    },
}


def phrase(name: str, language: str, **values: object) -> str:
    """One sentence in the language of our templates, its places filled."""
    return _PHRASES[name][spoken(language)].format(**values)
