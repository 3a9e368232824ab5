from __future__ import annotations

import pytest

from kb.problem import Level
from tests.read.traps.trapped import mended, rules, traps


@pytest.mark.parametrize(
    ("rule", "text", "value"),
    [
        ("yaml-flow-comma", "steps:\n  - {do: a, b, owner: app}", {"steps": [{"do": "a, b", "owner": "app"}]}),
        ("yaml-flow-comma", "go_if: [{what: 有識者, 当番}]", {"go_if": [{"what": "有識者, 当番"}]}),
        ("yaml-flow-comma", "steps:\n  - {do: 手順: 実行, id: a}", {"steps": [{"do": "手順: 実行", "id": "a"}]}),
        ("yaml-flow-comma", "steps:\n  - {do: 配列 a[0] を直す}", {"steps": [{"do": "配列 a[0] を直す"}]}),
        ("yaml-flow-comma", "because: [原因: 不明, 時間切れ]", {"because": ["原因: 不明", "時間切れ"]}),
        ("text-cut", "steps:\n  - {do: PR #482 を見る, id: a}", {"steps": [{"do": "PR #482 を見る", "id": "a"}]}),
        ("yaml-leading-character", "steps:\n  - {do: x, owner: @app}", {"steps": [{"do": "x", "owner": "@app"}]}),
        ("yaml-missing-space", "steps:\n  - {do:x, owner: app}", {"steps": [{"do": "x", "owner": "app"}]}),
        ("yaml-list-dash", "steps:\n  1. 外す\n", {"steps": ["外す"]}),
        ("yaml-list-dash", "lessons:\n  1）先に見る\n", {"lessons": ["先に見る"]}),
        ("yaml-list-dash", "went_well:\n  * 早い\n", {"went_well": ["早い"]}),
        ("yaml-list-dash", "went_well:\n  ①早い\n", {"went_well": ["早い"]}),
        ("yaml-fullwidth-colon", "title：テスト\nlang: ja", {"title": "テスト", "lang": "ja"}),
        ("yaml-fullwidth-colon", "title: x\nsteps：\n  - do: y", {"title": "x", "steps": [{"do": "y"}]}),
        ("yaml-fullwidth-colon", "steps:\n  - do：x\n    owner: y", {"steps": [{"do": "x", "owner": "y"}]}),
        ("yaml-fullwidth-colon", "window:\n  start：02:00\n  end: 3:00", {"window": {"start": "02:00", "end": "3:00"}}),
        ("yaml-fullwidth-space", "title:　テスト\nlang: ja", {"title": "テスト", "lang": "ja"}),
        ("yaml-fullwidth-space", "window:\n　start: 02:00\n  end: 3:00", {"window": {"start": "02:00", "end": "3:00"}}),
        ("yaml-fullwidth-space", "tags:\n  -　a\n  - b", {"tags": ["a", "b"]}),
        ("yaml-fullwidth-space", "window:\n\xa0 start: 02:00", {"window": {"start": "02:00"}}),
        ("yaml-fullwidth-space", "title: x\n　\nlang: ja", {"title": "x", "lang": "ja"}),
        ("yaml-fullwidth-space", "summary: |\n　本文\ntitle: x", {"summary": "本文\n", "title": "x"}),
        ("yaml-tab", "window:\n\tstart: 02:00", {"window": {"start": "02:00"}}),
        ("yaml-tab", "title:\tx\nlang: ja", {"title": "x", "lang": "ja"}),
        ("yaml-tab", "tags:\n-\ta", {"tags": ["a"]}),
        ("yaml-tab", "title: x\n\t\nlang: ja", {"title": "x", "lang": "ja"}),
        ("yaml-tab", "summary: |\n\tfoo\ntitle: x", {"summary": "foo\n", "title": "x"}),
        ("yaml-missing-space", "title:foo\nlang: ja", {"title": "foo", "lang": "ja"}),
        ("yaml-missing-space", "tags:\n  -foo", {"tags": ["foo"]}),
        ("yaml-list-dash", "lessons:\n  ・手で変えたものは戻る", {"lessons": ["手で変えたものは戻る"]}),
        ("yaml-list-dash", "lessons:\n- a\n－ b", {"lessons": ["a", "b"]}),
        ("yaml-mention", "follows:\n  - [[first-try]]", {"follows": ["first-try"]}),
        ("yaml-backslash", 'command: "del C:\\Users"', {"command": "del C:\\Users"}),
        ("yaml-colon", "do:\n  手順: 実行", {"do": "手順: 実行"}),
        ("yaml-colon", "seen: 画面が\n  白い。何も: 出ない", {"seen": "画面が 白い。何も: 出ない"}),
    ],
)  # fmt: skip
def test_slips_and_flow_are_named_and_mended(rule: str, text: str, value: object) -> None:
    assert rules(text) == [rule]
    assert mended(text) == value


PASTED = ["Error: creating RDS DB Instance (prod): timeout", "  with module.db,", "error: exit status 1", "", "Done."]


@pytest.mark.parametrize("header", ["error: |", "error:"])
@pytest.mark.parametrize("indent", [0, 2, 4])
def test_pasted_output_goes_below_its_field(header: str, indent: int) -> None:
    pasted = "\n".join(" " * indent + line if line else "" for line in PASTED)
    text = f"title: x\ndeviations:\n  - seen: y\n    {header}\n{pasted}\n    did: z\noutcome: aborted\n"
    assert rules(text) == ["yaml-pasted-output"]
    deviation = mended(text)["deviations"][0]
    assert deviation == {"seen": "y", "error": "\n".join(PASTED) + "\n", "did": "z"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("error: |\n    deep\n  less\ntitle: x", "  deep\nless\n"),
        ("error: |-\n  \tat Foo.java\n  \tat Bar.java\ntitle: x", "\tat Foo.java\n\tat Bar.java"),
        ("error: |\n  first\nsecond: line\n@third\ntitle: x", "first\nsecond: line\n@third\n"),
        ("error: |\nPlan: 1 to add\ntitle: x", "Plan: 1 to add\n"),
        ("error:\n  Error: x\n  on main.tf\ntitle: x", "Error: x\non main.tf\n"),
    ],
)
def test_pasted_output_keeps_its_lines(text: str, value: str) -> None:
    assert rules(text) == ["yaml-pasted-output"]
    assert mended(text) == {"error": value, "title": "x"}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("title: x\n概要：テスト\n", "yaml-fullwidth-colon"),
        ("概要：テスト\n", "yaml-fullwidth-colon"),
        ("window: start: 02:00\n", "yaml-colon"),
        ("steps:\n  - {do: a owner: app}\n", "yaml-flow-comma"),
        ("steps:\n  - {touches: [a, b], c}\n", "yaml-flow-comma"),
        ("do: 手順を\n実行する\nowner: x\n", "yaml-pasted-output"),
        ("steps: {do: a}, {do: b}\n", "yaml-leading-character"),
    ],
)
def test_what_is_not_certain_is_told_without_an_edit(text: str, rule: str) -> None:
    (problem,) = traps(text)
    assert (problem.rule, problem.level, problem.edit) == (rule, Level.ERROR, None)
    assert problem.help
