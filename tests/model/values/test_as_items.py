"""A text or a map where a list belongs is shown as a list."""

from __future__ import annotations

import pytest

from kb.model.values.as_items import as_items
from kb.model.values.other_words import meant_within
from kb.model.worklog import CHOICES


@pytest.mark.parametrize(
    ("typed", "help"),
    [
        ("基幹DB", "below the field:  - 基幹DB"),
        ("原因: 不明", "below the field:  - '原因: 不明'"),
        ("kubectl、terraform", "write:  [kubectl, terraform]"),
        ("node-1, node-2", "write:  [node-1, node-2]"),
        ("遅れた、または、データがない", "below the field:  - 遅れた、または、データがない"),
        ("one\ntwo", "begin each item on its own line with '- '"),
        (
            {"do": "戻す", "minutes": "30"},
            "write '- ' before its first field, and indent the others as far:  - do: 戻す",
        ),
        ({"03:12": "fires: all"}, "- at: 03:12  and below it  what: 'fires: all'"),
        ({"1": "snapshot", "2": "resize"}, "write '- ' in place of the numbers:  - snapshot"),
        ({"seen": ["a"]}, "write '- ' before its first field, 'seen', and indent the others as far"),
    ],
)
def test_how_a_list_is_written(typed: object, help: str) -> None:
    assert help in as_items(typed)


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("0:05 切り戻しと判断（リーダー）", "roll-back"),
        ("we abort", "abort"),
        ("切り戻しはしない", ""),
        ("中止か延期", ""),
        ("x", ""),
    ],
)
def test_the_choice_in_a_sentence(typed: str, choice: str) -> None:
    assert meant_within(typed, CHOICES) == choice
