from __future__ import annotations

import pytest

from kb.read.traps import find_traps, mend
from tests.read.traps.trapped import mended, read, rules, traps

EVERYDAY = """
yaml-colon | error: plan failed
yaml-colon | 原因: 設定漏れ
yaml-colon | 判断: 続行 (リーダー)
yaml-colon | 手順は次のとおり:
yaml-colon | Slack で連絡: 「これから切り替えます」
yaml-colon | curl で確認 : 200 が返る
yaml-colon | Note: don't touch the replica
yaml-colon | 02:40 時点: まだ 3 台
yaml-colon | aws rds describe-db-instances の Status: available を待つ
yaml-colon | it's the key: 'value' pair
yaml-leading-character | "foo" を実行
yaml-leading-character | '本番' という名前の workspace
yaml-leading-character | "本番" と "検証" を間違えない
yaml-leading-character | [x] done
yaml-leading-character | [WIP] 切り替え
yaml-leading-character | [要確認
yaml-leading-character | {{ var.env }} を prod にする
yaml-leading-character | {{ x }}
yaml-leading-character | {id} を控える
yaml-leading-character | *.tf を見る
yaml-leading-character | **必ず** 二人で行う
yaml-leading-character | @infra に声をかける
yaml-leading-character | `terraform apply` を打つ
yaml-leading-character | `ls`
yaml-leading-character | %2F が二重にエスケープされる
yaml-leading-character | & を忘れた
yaml-leading-character | &でつないで実行
yaml-leading-character | ! 触らない
yaml-leading-character | !important を外す
yaml-leading-character | > 引用
yaml-leading-character | >5 分なら中止
yaml-leading-character | >5
yaml-leading-character | | grep Running で絞る
yaml-leading-character | - から始まる行
yaml-leading-character | ? が付いたものは要確認
yaml-leading-character | , 区切りで渡す
yaml-leading-character | ] が足りない
yaml-leading-character | [手順書](https://wiki.example.com/a) のとおり
yaml-leading-character | [] が返れば正常
yaml-mention | [[before-terraform-apply]] を読む
yaml-mention | [[terraform-plan-file-missing]]
yaml-mention | [[a-b]] と [[c-d]]: 両方
text-cut | plan の差分は PR #482 で確認
text-cut | チャンネル #infra に書く
text-cut | #482 を見る
text-cut | fix #123
text-cut | issue #7 と #8 を閉じる
text-cut | it's in #general, don't miss it
""".strip().splitlines()
"""What people type, and the name of the trap it falls into."""


AROUND: dict[str, tuple[str, str, tuple[str | int, ...]]] = {
    "alone": ("do: ", "\n", ("do",)),
    "in a step": ("steps:\n  - do: ", "\n    owner: app\n", ("steps", 0, "do")),
    "as an item": ("title: x\nlessons:\n- ", "\n- y\n", ("lessons", 0)),
    "in the last line": ("title: ", "", ("title",)),
    "below its field": ("do:\n  ", "\nowner: app\n", ("do",)),
}
"""Where somebody types it: what stands before and after it, and the path to it."""
NO_TRAP: dict[tuple[str, str], object] = {
    ("- から始まる行", "as an item"): {"title": "x", "lessons": [["から始まる行"], "y"]},
    ("- から始まる行", "below its field"): {"do": ["から始まる行"], "owner": "app"},
    ("error: plan failed", "below its field"): {"do": {"error": "plan failed"}, "owner": "app"},
    ("#482 を見る", "below its field"): {"owner": "app"},
}
"""What is good YAML there, and what is read: a list, a field in a field (kb.read.fitting judges), or just a comment."""
TYPED = [(*line.split(" | ", 1), where) for line in EVERYDAY for where in AROUND]
TRAPS = [one for one in TYPED if one[1:] not in NO_TRAP]


def placed(typed: str, where: str) -> str:
    before, after, _ = AROUND[where]
    return f"{before}{typed}{after}"


@pytest.mark.parametrize(("rule", "typed", "where"), TRAPS)
def test_what_people_type_is_named_and_comes_back_exactly(rule: str, typed: str, where: str) -> None:
    text = placed(typed, where)
    assert rules(text) == [rule]
    value = mended(text)
    for part in AROUND[where][2]:
        value = value[part]
    assert value == typed


@pytest.mark.parametrize(("typed", "where"), NO_TRAP)
def test_what_is_good_yaml_in_its_place_is_no_trap(typed: str, where: str) -> None:
    text = placed(typed, where)
    assert rules(text) == []
    assert read(text) == NO_TRAP[typed, where]


def test_no_case_is_left_out() -> None:
    assert len(TRAPS) + len(NO_TRAP) == len(EVERYDAY) * len(AROUND)


def test_a_problem_says_where_and_what_to_write() -> None:
    text = "title: x\nsteps:\n  - do: 手順: 実行\n"
    (problem,) = traps(text)
    place = problem.place
    assert (place.path, place.line, place.column, place.width) == ("logs/windows/x.yml", 3, 11, 1)
    assert place.text == "  - do: 手順: 実行"
    assert problem.help == "write:  - do: '手順: 実行'"


def test_places_stand_in_the_line_as_typed() -> None:
    found = traps("title：x\nsteps:\n　　- do:　PR #3 を\n")
    assert [(problem.rule, problem.place.line, problem.place.column) for problem in found] == [
        ("yaml-fullwidth-colon", 1, 6),
        ("yaml-fullwidth-space", 3, 1),
        ("yaml-fullwidth-space", 3, 8),
        ("text-cut", 3, 12),
    ]
    assert len({problem.edit for problem in found[1:]}) == 1, "several traps of one line have one edit"


def test_crlf_and_bom_are_kept() -> None:
    text = "\ufefftitle: x\r\ndo: a: b\r\nowner: @c"
    assert mend(text, traps(text)) == "\ufefftitle: x\r\ndo: 'a: b'\r\nowner: '@c'"


def test_all_field_names_come_from_the_caller() -> None:
    assert [problem.rule for problem in find_traps("lessons:\n- a: b\n", "x", frozenset())] == ["yaml-colon"]
    assert find_traps("roles:\n- abc: d\n", "x", frozenset({"abc", "roles"})) == []


@pytest.mark.parametrize(
    "text",
    ["do: '\n", "do: [\n", "do:\nfoo bar\n", "do:\n  a: b\n  c\n", "- abcdef: x\n  y: z\n", "error: |\nFoo: bar\n"],
)
def test_a_file_full_of_traps_ends_soon(text: str) -> None:
    assert len(traps("title: x\n" + text * (100_000 // len(text)))) <= 200
