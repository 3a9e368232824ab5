from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.find import FoundRecord, find, fold_kana
from kb.read.folder import read_library

SHELF = """
logs/kb.yml
| schema: 1
| synonyms:
|   - [メンテナンス画面, メンテ画面, maintenance page]
|   - [帰る前, go home]
logs/pitfalls/switch-comes-back.yml
| title:
|   ja: terraform がメンテナンス画面を外す
|   en: Terraform undoes the switch
| aliases: [old-name]
| also_known_as: [sorry ページが消える]
| symptom: |
|   利用者が
|   サイトへ戻ってくる
| cause: Nobody told terraform.
logs/windows/recreate-db.yml
| title: Recreate the database
| window: {start: 2026-02-14}
| steps:
|   - do: ｽﾅｯﾌﾟｼｮｯﾄを取る
| deviations:
|   - seen: 差分に余計な変更
|     error: |
|       Error: connection
|       reset by peer
|     pitfall: switch-comes-back
logs/checklists/go-home.yml
| title: Switch everything back
"""


@pytest.fixture
def search(shelf: Callable[[str], Path]) -> Callable[..., list[FoundRecord]]:
    library, problems = read_library(shelf(SHELF))
    assert problems == []
    return lambda *words: find(library, words)


Search = Callable[..., list[FoundRecord]]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["terraform"], ["switch-comes-back"]),
        (["TERRAFORM", "nobody"], ["switch-comes-back"]),
        (["terraform nobody"], ["switch-comes-back"]),
        (["terraform　nobody"], ["switch-comes-back"]),
        (["ｔｅｒｒａｆｏｒｍ"], ["switch-comes-back"]),
        (["terraform", "nowhere"], []),
        (["スナップショット"], ["recreate-db"]),
        (["すなっぷ"], ["recreate-db"]),
        (["めんてなんす画面"], ["switch-comes-back"]),
        (["メンテーナンス画面"], ["switch-comes-back"]),
        (["サイトー"], ["switch-comes-back"]),
        (["connection", "peer"], ["recreate-db"]),
        (["old-name"], ["switch-comes-back"]),
        (["sorry"], ["switch-comes-back"]),
        (["nothing", "at", "all"], []),
        (["　"], []),
        ([], []),
    ],
)
def test_all_words_must_be_in_a_record(search: Search, words: list[str], ids: list[str]) -> None:
    assert [hit.entry.id for hit in search(*words)] == ids


def test_the_best_place_comes_first(search: Search) -> None:
    assert [hit.entry.id for hit in search("switch")] == ["switch-comes-back", "go-home", "recreate-db"]


@pytest.mark.parametrize(
    "words",
    ["メンテ画面", "メンテナンス画面", "Maintenance  Page", "terraform maintenance page", "the switch メンテ画面"],
)
def test_synonyms_find_each_other(search: Search, words: str) -> None:
    assert [hit.entry.id for hit in search(*words.split())] == ["switch-comes-back"]


def test_the_words_of_a_synonym_may_also_stand_apart(search: Search) -> None:
    assert [hit.entry.id for hit in search("sorry", "page")] == []
    assert [hit.entry.id for hit in search("go", "home")] == ["go-home"]


def test_the_line_that_shows_it(search: Search) -> None:
    (hit,) = search("戻ってくる")
    assert (hit.place.path, hit.place.line, hit.place.column) == ("logs/pitfalls/switch-comes-back.yml", 8, 7)
    assert (hit.place.width, hit.place.text) == (5, "  サイトへ戻ってくる")


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("recreate-db", "title: Recreate the database"),
        ("go-home", "title: Switch everything back"),
        ("switch-comes", "  ja: terraform がメンテナンス画面を外す"),
    ],
)
def test_an_id_shows_the_title(search: Search, word: str, line: str) -> None:
    hit = search(word)[0]
    assert (hit.entry.id.startswith(word), hit.score, hit.place.text) == (True, 0, line)


def test_words_in_id_and_text_show_the_text(search: Search) -> None:
    (hit,) = search("switch", "terraform")
    assert (hit.entry.id, hit.place.text) == ("switch-comes-back", "  en: Terraform undoes the switch")


def test_where_folding_moves_characters_the_whole_line_is_shown(search: Search) -> None:
    (hit,) = search("スナップショット")
    assert (hit.place.line, hit.place.column, hit.place.text) == (4, 1, "  - do: ｽﾅｯﾌﾟｼｮｯﾄを取る")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ", "abc"),
        ("すなっぷ", "スナップ"),
        ("ｶﾞﾝ", "ガン"),
        ("ゔゝ", "ヴヽ"),
        ("漢字", "漢字"),
        ("Straße", "strasse"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold_kana(text) == folded
