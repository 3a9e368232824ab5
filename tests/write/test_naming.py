from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.model.times.moments import read_strict
from kb.model.values.fields import is_id
from kb.write.naming import dated, file_of, language_of, modeline, slug_of, slug_of_id, unique


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Recreate the production DB!", "recreate-the-production-db"),
        ("本番 DB の作り直し", "db"),
        ("ＣＦの切り替え", "cf"),
        ("本番の作り直し", ""),
        ("2026", ""),
        ("brief", ""),
        ("Don't panic — über", "dont-panic-uber"),
        ("a" * 90, "a" * 60),
        ("word " * 20, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_a_slug_is_the_words_of_the_title(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@settings(deadline=None)
@given(st.text())
def test_a_slug_can_name_a_record(title: str) -> None:
    slug = slug_of(title)
    assert not slug or (is_id(slug) and is_id(dated(read_strict("2026-12-12"), slug)))


@pytest.mark.parametrize(
    ("when", "name"),
    [
        ("2026-12-12 02:00", "2026-12-12-x"),
        ("2026-12-12", "2026-12-12-x"),
        ("2026-12", "2026-12-x"),
        ("2026", "2026-x"),
    ],
)
def test_a_work_log_begins_with_its_date_as_far_as_it_is_known(when: str, name: str) -> None:
    assert dated(read_strict(when), "x") == name
    assert slug_of_id(name) == "x"


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert unique("a", ()) == "a"
    assert unique("a", {"a", "a-2"}) == "a-3"
    assert len(unique("a" * 80, {"a" * 80})) <= 80
    with pytest.raises(ValueError, match="cannot name"):
        unique("2026", ())


def test_files_and_their_first_line() -> None:
    assert file_of("windows", "a", "2026") == "logs/windows/2026/a.yml"
    assert file_of("pitfalls", "a") == "logs/pitfalls/a.yml"
    assert modeline("logs/pitfalls/a.yml", "pitfall") == (
        "# yaml-language-server: $schema=../../.kb/schema/pitfall.json"
    )


@pytest.mark.parametrize(
    ("title", "language"),
    [("本番 DB の作り直し", "ja"), ("ﾒﾝﾃ", "ja"), ("Recreate the database", ""), ("東京", ""), ("Café", "")],
)
def test_the_language_of_a_title(title: str, language: str) -> None:
    assert language_of(title) == language
