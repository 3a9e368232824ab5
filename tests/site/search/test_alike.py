"""The index carries the groups of synonyms that can find something on the site, and no others."""

from __future__ import annotations

import pytest

from kb.model.settings import Settings
from kb.site.search.alike import MOST, groups_of, worth_carrying
from kb.words.synonyms import read_groups, synonyms

GROUPS = [("証明書", "certificate"), ("バックアップ", "backup"), ("ファイル", "file")]


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("A certificate is gone", ["証明書|certificate"]),
        ("ばっくあっぷ", ["バックアップ|backup"]),
        ("ﾌｧｲﾙ と ＢＡＣＫＵＰ", ["バックアップ|backup", "ファイル|file"]),
        ("フアイル", ["ファイル|file"]),
        ("umbrella, profile", []),
        ("files", ["ファイル|file"]),
    ],
)
def test_a_group_is_carried_when_one_of_its_words_stands_there(text: str, carried: list[str]) -> None:
    assert worth_carrying(GROUPS, ["crate", text]) == carried


def test_a_phrase_is_found_over_any_blank() -> None:
    assert worth_carrying([("満杯", "disk full")], ["the disk  full of crates"])


def test_a_short_word_must_stand_alone() -> None:
    assert not worth_carrying([("災害対策", "DR")], ["drain"])
    assert worth_carrying([("災害対策", "DR")], ["our DR site"])


def test_a_large_site_carries_them_all() -> None:
    assert len(worth_carrying(GROUPS, ["x" * (MOST + 1)])) == len(GROUPS)


def test_names_of_a_system_are_one_group() -> None:
    settings = Settings.model_validate(
        {"schema": "1", "systems": [{"name": "Web", "aliases": ["Site"]}, {"name": "DB"}]}
    )
    assert ("Web", "Site") in list(groups_of(settings))
    assert not [group for group in groups_of(settings) if "DB" in group and "Web" in group]


def test_the_built_in_groups_are_clean() -> None:
    groups = synonyms()
    assert len(groups) > 400
    assert not [group for group in groups if len(group) < 2 or len(set(group)) < len(group) or not all(group)]
    assert len(set(groups)) == len(groups)


def test_lines_that_say_nothing_are_passed_over() -> None:
    assert list(read_groups(["# a heading", "", "傘, umbrella"])) == [("傘", "umbrella")]
