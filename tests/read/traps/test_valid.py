from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kb.problem import Level, Problem
from kb.read.fitting.fit import plain_data
from kb.read.record import FIELD_NAMES
from kb.read.text.decode import decode
from kb.read.traps import find_traps, mend
from kb.read.tree.compose import compose

LOGS = Path(__file__).parents[3] / "logs"

HARMLESS = """
メンテナンス画面へ切り替える(CloudFront をコンソールで変更)
02:30 に開始、遅くとも 03:30 に判断
https://example.com/a?b=c#d を開く
C# の PR#482 を見る
-target='aws_db_instance.main' を付ける
--dry-run で試す
原因：設定漏れ
a:b:c
:q! で閉じる
?debug=1 を付ける
don't panic
「手順」を 実行
５０％ まで待つ
~/.kube/config を消す
(任意) 通知
=> 200
a -> b
x & y | z > w ! v @ u % t * s
foo"bar" と [baz] と {qux}
1.10
no
null
2026-02-14
""".strip().splitlines()


def traps(text: str) -> list[Problem]:
    return find_traps(text, "logs/windows/x.yml", FIELD_NAMES)


def read(text: str) -> Any:
    root, problems = compose(text, "logs/windows/x.yml")
    assert not problems
    assert root is not None
    return plain_data(root)


@pytest.mark.parametrize("typed", HARMLESS)
def test_what_yaml_reads_as_typed_is_no_trap(typed: str) -> None:
    for before in ("do: ", "lessons:\n  - ", "steps:\n  - id: a\n    do: ", "do:\n  "):
        assert traps(f"{before}{typed}\n") == [], before
    assert read(f"do: {typed}\n") == {"do": typed}


VALID = [
    "# memo: x\n---\ntitle: x\n",
    "title: {ja: 作り直し, en: 'Recreate: again'}\ntags: [a, 'b, c', \"d: e\"]  # two: three\n",
    "title:\n  ja: 作り直し\n  en: Recreate\nlessons:\n- a\n-   b\n",
    "summary: |\n  - a: b\n   @x\n\n\t\n  #c\ntitle: x\n".replace("\n\t\n", "\n  \t\n"),
    "summary: >-2\n    a\n  b: c\ntitle: x\n",
    "error: |2\n      deep\n  less\ntitle: x\n",
    'summary: "one: two\n  three #4\n\n  five" # c\ntitle: x\n',
    "steps:\n  - do: |\n      a: b\n    owner: app\n  - {do: a, touches: [x, y], minutes: 5}\n  -\n    do: c\n",
    "notices: [\n  {to: a, at: 02:00,   # b: c\n   text: 'x, y'},\n]\ntitle: x\n",
    "synonyms:\n  - - 切り戻し\n    - rollback\n  - [[a], [b, c]]\n",
    "x-costs:\n  - aws: 3\n    error:\n      Foo: bar\n  - 原因: x\nx-n: {a, b}\ntitle: x\n",
    "decisions:\n  - at: 02:50\n    by: [lead]\n    because:\n      - a\n# c: d\noutcome: aborted\n",
    "window:\n  start: 2026-02-14 02:00 # JST\n  margin: 10 #minutes\n",
    "do: 'it''s: #1'\nowner: app # the app team\n'note': \"a\\tb\"\n",
    "do: a long text\n  that goes on：here\n\n  and - there\nowner: app\n",
    "summary:\n　\n".replace("　", "") + "title: x\n",
    "titel: x\nwindow:\n  decided_by: 03:30\nactions:\n  - what: x\n    ownr: y\n  - dou: x\n",
    "summary: |\n  a\nsumary: b\ntitle: x\n",
    "error: |\n\ntitle: x\n",
    "pattern: '\\d+: [a-z]'\ndetect:\n  - error_text: {pattern: 'a, b'}\n    examples: {hit: [{text: 'x: y'}]}\n",
    "{title: x, steps: [{do: a}, {do: b}]}\n",
]


@pytest.mark.parametrize("text", VALID)
def test_a_valid_record_holds_no_trap(text: str) -> None:
    assert compose(text, "x.yml")[1] == []
    assert traps(text) == []
    assert traps(text.replace("\n", "\r\n")) == []


def test_no_trap_in_the_demo() -> None:
    for path in sorted(LOGS.rglob("*.yml")):
        text, _ = decode(path.read_bytes(), path.name)
        assert traps(text) == [], path


def test_a_comment_in_the_middle_of_prose_is_a_hint() -> None:
    (problem,) = traps("do: 差分を見る # あとで詳しく\n")
    assert (problem.rule, problem.level, problem.edit) == ("text-cut", Level.HINT, None)
    assert traps("do: 差分を見る  # あとで詳しく\n") == []
    assert traps("owner: app # あとで\n") == []


CHARACTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
WORDS = st.sampled_from(
    [
        *"手:#-'\"[]{},&*!|>%@`?・：　 \xa0~=",
        "#4",
        "do",
        "do: ",
        "error：",
        "-foo",
        " # ",
        ": ",
        "[[a-b]]",
        "C:\\d",
        "02:30",
    ]
)
LINES = st.one_of(st.text(CHARACTERS, max_size=20), st.lists(WORDS, max_size=8).map("".join))


@settings(max_examples=150, deadline=None)
@given(LINES.filter(lambda line: all(unicodedata.category(char) != "Cf" for char in line)))
@example('"a" b')
@example("'")
@example("| #x")
def test_any_line_is_read_as_typed_or_mended(typed: str) -> None:
    text = f"do: {typed}\nowner: app\n"
    typed = typed.strip(" ")
    assume(not re.search(r"(^| )#( |$|\u3000|\xa0)", typed))  # an ordinary comment
    assume(not re.fullmatch(r"[|>][-+]?([1-9][-+]|[-+][1-9])?", typed))  # the header of an empty block
    found = [problem for problem in traps(text) if problem.level is Level.ERROR]
    if not found and re.match(r"['\"\[{]", typed):
        yaml.compose(typed, yaml.SafeLoader)  # all of it is a proper quoted text, list or map
        return
    if found and found[0].rule == "yaml-backslash":
        return
    assert all(problem.edit for problem in found)
    assert read(mend(text, found)) == ({"do": typed, "owner": "app"} if typed else {"owner": "app"})
