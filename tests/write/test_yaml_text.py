"""What the emitter writes, kb reads back as exactly the same text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb.model.file.nodes import Branch, Leaf, child
from kb.model.pitfall import Pitfall
from kb.model.settings import Settings
from kb.problem import Level
from kb.read.record import File, read_record
from kb.read.text.decode import decode
from kb.read.tree.compose import compose
from kb.write.yaml_text import block, commented, fields, is_plain, items, quoted, scalar

# U+200D and unassigned characters fit only in blocks, where `scalar` puts them.
TEXT = st.text(
    st.one_of(
        st.sampled_from(" \n\t:#-'\"[]{}|>&*!%@`,?\\：　「」（）。あ画面"),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\u200e\u200f\ufeff\ufffe\uffff"),
    )
).filter(lambda text: not any("\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069" for char in text))


def read_back(yaml: str, *path: str | int) -> str:
    text, problems = decode(yaml.encode(), "logs/x.yml")
    assert not [one for one in problems if one.level is Level.ERROR]
    tree, problems = compose(text, "logs/x.yml")
    assert not problems
    node: Branch | Leaf | None = tree.nodes() if tree else None
    for part in path:
        found = child(node, part)
        assert found
        node = found[1]
    assert isinstance(node, Leaf)
    return node.text


@settings(deadline=None)
@given(TEXT)
@example("title: with colon")
@example("cut at #482")
@example("cut at #482 #")
@example("it's [[an-id]]")
@example("[[an-id]] first")
@example("@here `now` %x *.tf !ref &a")
@example("概要：テスト")
@example("　全角の空白で始まる")
@example("👨‍👩‍👧: family")
@example("yes")
@example("22:30")
@example("")
@example("- x")
@example("---")
@example("\u3000\nx")
@example(" \n x")
@example("\tx\ny")
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    assert read_back(f"a: {scalar(text, 2)}\nb: 1\n", "a") == text
    assert read_back(f"a:\n  - {scalar(text, 4)}\n  - x\n", "a", 0) == text


@settings(deadline=None)
@given(TEXT)
@example("plan:\n  # x\n\n\n  y\n")
@example("x\n\n")
@example("  indented\nthen not")
@example("x\n   ")
def test_any_block_is_read_back_as_it_was(text: str) -> None:
    try:
        written = block(text, 4)
    except ValueError:
        assert any(not char.isprintable() for char in text)  # needs quotes, which cannot hold such a character
        return
    assert read_back(f"x:\n  a: {written}\n\n\n  b: 1\n", "x", "a") == text


@settings(deadline=None)
@given(st.lists(TEXT.filter(bool), min_size=1), st.dictionaries(st.sampled_from("abc"), TEXT.filter(bool), min_size=1))
def test_nested_values_are_read_back_as_they_were(texts: list[str], entries: dict[str, str]) -> None:
    try:
        written = fields(
            {
                "list": texts,
                "map": {"inner": [entries, "end"]},
                "count": 3,
                "sure": True,
                "none": None,
                "no": [],
                "nothing": {},
            }
        )
    except ValueError:
        return  # a text that only quotes could keep, with a character that only blocks could
    for index, text in enumerate(texts):
        assert read_back(written, "list", index) == text
    for key, text in entries.items():
        assert read_back(written, "map", "inner", 0, key) == text
    assert read_back(written, "count") == "3"
    assert read_back(written, "sure") == "true"
    assert "none:" not in written


@settings(deadline=None)
@given(TEXT.map(lambda text: " ".join(text.split())).filter(bool), TEXT.filter(lambda text: bool(text.strip())))
@example("title：full-width colon", "key：value\n- item\nlist: [\n")
@example("- 手順", "・箇条書き\n\t# 見出し #482 で…")
@example("x #482", "plan の差分は PR #482 で…\n@here")
def test_no_trap_is_found_in_what_is_written(title: str, prose: str) -> None:
    """The reader's warnings of text that YAML eats never speak of text that we wrote."""
    try:
        written = fields({"title": title, "symptom": prose, "avoid": [title, prose], "checks": [{"do": title}]})
    except ValueError:
        return  # a text that only quotes could keep, with a character that only blocks could
    entry, problems = read_record(File("logs/pitfalls/x.yml", written.encode()), "pitfalls", Settings())
    assert [one.message for one in problems if one.rule != "invisible-character"] == []
    assert entry
    assert isinstance(entry.record, Pitfall)
    assert entry.record.symptom == prose
    assert entry.record.avoid == (title, prose.strip())
    assert (str(entry.record.title), entry.record.checks[0].do) == (title, title)


@pytest.mark.parametrize(
    "text",
    [
        "Recreate the production DB",
        "本番 DB の作り直し（再挑戦）",
        "plan の差分は PR#482",
        "see [[an-id]]",
        "2026-12-12 02:00",
    ],
)
def test_everyday_texts_stay_plain(text: str) -> None:
    assert quoted(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("error: plan failed", "'error: plan failed'"),
        ("it's: so", "'it''s: so'"),
        ("[[id]] first", "'[[id]] first'"),
        ("on", "'on'"),
        ("1.10", "'1.10'"),
        ("a\tb", '"a\\tb"'),
    ],
)
def test_others_are_quoted(text: str, written: str) -> None:
    assert quoted(text) == written
    assert not is_plain(text)


def test_prose_becomes_a_block() -> None:
    assert fields({"summary": "One: two.\n\nThree.\n"}) == "summary: |\n  One: two.\n\n  Three.\n"


@pytest.mark.parametrize("text", ["\x1b[31mred", "a\u202eb", "\x00", "\ud800", "a\u2028b"])
def test_what_no_record_may_hold_is_refused(text: str) -> None:
    for write in (quoted, lambda text: block(text, 2), lambda text: scalar(text, 2)):
        with pytest.raises(ValueError, match=r"U\+"):
            write(text)


def test_a_comment_gives_its_lines_back() -> None:
    written = items([{"do": "x", "command": "a\n\nb"}], 2)
    comment = commented(written, 2)
    assert comment.startswith("  # - do: x\n  #   command: |-\n")
    assert "".join(line.replace("# ", "", 1).rstrip("#").rstrip() + "\n" for line in comment.splitlines()) == written
