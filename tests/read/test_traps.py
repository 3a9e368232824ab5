"""Everyday lines typed as plain text: each trap is named, and mended to exactly what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.model.source import Leaf
from kb.problem import Level
from kb.read.compose import compose
from kb.read.record import FIELD_NAMES
from kb.read.traps import find_traps, mend

ROOT = Path(__file__).parents[2]
PATH = "logs/windows/x.yml"


def value(text: str, key: str = "title") -> str | None:
    """What YAML makes of a field, or None when it makes no text of it."""
    root, problems = compose(text, PATH)
    if root is None or root.entries is None or problems or key not in root.entries:
        return None
    found = root.entries[key][1]
    return found.text if isinstance(found, Leaf) else None


@pytest.mark.parametrize(
    ("rule", "typed"),
    [
        ("text-cut", "plan の差分は PR #482 で確認"),
        ("text-cut", "fix #123"),
        ("yaml-colon", "error: plan failed"),
        ("yaml-colon", "手順: メンテナンス画面へ"),
        ("yaml-leading-character", "@app に連絡する"),
        ("yaml-leading-character", "`ls` で確認"),
        ("yaml-leading-character", "*.tf を全部読む"),
        ("yaml-leading-character", "%x を置き換える"),
        ("yaml-leading-character", "[x] 完了した"),
        ("yaml-leading-character", "{{ x }} が空だった"),
        ("yaml-leading-character", "! 注意"),
        ("yaml-leading-character", "& を付けて実行"),
        ("yaml-leading-character", '"foo" を実行'),
        ("yaml-mention", "[[terraform-reverts]] に注意"),
    ],
)
def test_a_trap_is_named_and_mended(rule: str, typed: str) -> None:
    text = f"title: {typed}\nlang: ja\n"
    traps = find_traps(text, PATH, FIELD_NAMES)
    assert [trap.rule for trap in traps] == [rule]
    assert traps[0].place.line == 1
    assert "title: '" in traps[0].help
    assert value(mend(text, traps)) == typed


@pytest.mark.parametrize(
    ("rule", "text", "typed"),
    [
        ("yaml-fullwidth-colon", "title：切り替え\n", "切り替え"),
        ("yaml-fullwidth-space", "title:\u3000切り替え\n", "切り替え"),
        ("yaml-missing-space", "title:切り替え\n", "切り替え"),
    ],
)
def test_keys_typed_with_an_input_method(rule: str, text: str, typed: str) -> None:
    traps = find_traps(text, PATH, FIELD_NAMES)
    assert [trap.rule for trap in traps] == [rule]
    assert value(mend(text, traps)) == typed


def test_output_pasted_without_indentation() -> None:
    text = "deviations:\n  - seen: x\n    error: |\nError: plan failed\n│ stat .terraform\n    did: stopped\n"
    traps = find_traps(text, PATH, FIELD_NAMES)
    assert {trap.rule for trap in traps} == {"yaml-pasted-output"}
    root, problems = compose(mend(text, traps), PATH)
    assert problems == []
    assert root is not None


def test_no_record_of_the_demo_has_a_trap() -> None:
    for path in sorted((ROOT / "logs").rglob("*.yml")):
        assert find_traps(path.read_text("utf-8"), path.name, FIELD_NAMES) == [], path


LINE = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30)


@settings(max_examples=150)
@given(LINE)
def test_any_line_is_kept_or_told(typed: str) -> None:
    text = f"title: {typed}\n"
    traps = find_traps(text, PATH, FIELD_NAMES)
    certain = [trap for trap in traps if trap.edit is not None and trap.level is Level.ERROR]
    if certain and len(certain) == len(traps):
        assert value(mend(text, traps)) is not None
