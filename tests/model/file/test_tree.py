"""The narrow tree: every way of asking it gives the same values at the same places."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from kb.model.file.nodes import Branch, Leaf, Node, child, is_blank
from kb.model.file.path import Path
from kb.model.file.source import Source
from kb.model.file.tree import Tree, Value
from kb.read.tree.compose import compose

NAMES = st.sampled_from(["do", "手順", "ｉd", "a b", "12"])
VALUES = st.recursive(
    st.sampled_from(["", "a", "二つ\n三つ\n", "it's: #1", "x" * 30]),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=12,
)
TEXT = """\
title: あ
steps:
  - do: |
      a
      b
    minutes: "5"
  - two
tags:
  -
  - 'y'
owner:
"""


def composed(text: str) -> Tree:
    tree, problems = compose(text, "x.yml")
    assert not problems
    assert tree is not None
    return tree


def at(node: Node | None, path: Path) -> Node | None:
    for part in path:
        found = child(node, part)
        node = found[1] if found else None
    return node


@given(st.dictionaries(NAMES, VALUES, min_size=1), st.booleans())
def test_all_ways_of_asking_agree(values: dict[str, object], flow: bool) -> None:
    tree = composed(yaml.safe_dump(values, allow_unicode=True, default_flow_style=flow))
    root, leaves = tree.nodes(), list(tree.leaves())
    assert [(path, leaf.text) for path, leaf in leaves] == list(tree.texts())
    for path, leaf in leaves:
        assert tree.leaf(path) == at(root, path) == leaf
        assert tree.leaf((*path, "more")) == leaf
        assert tree.node((*path, "more")) is None
        for end in range(len(path)):
            assert tree.node(path[:end]) == at(root, path[:end])


def test_the_numbers_lead_to_the_text() -> None:
    tree, lines = composed(TEXT), TEXT.split("\n")
    for path, leaf in tree.leaves():
        if leaf.line == leaf.end_line and not is_blank(leaf):
            written = lines[leaf.line][leaf.column : leaf.end_column]
            assert written.strip("\"'") == leaf.text, path
    assert tree.leaf(("steps", 0, "do")) == Leaf("a\nb\n", "|", 2, 8, 5, 0)


def test_places_are_of_values_of_keys_and_of_what_is_nearest() -> None:
    source = Source("x.yml", TEXT, composed(TEXT))
    places = {
        ("title",): (1, 8, 1),
        ("steps",): (2, 1, 5),
        ("steps", 0): (3, 5, 1),
        ("steps", 0, "minutes"): (6, 14, 3),
        ("steps", 0, "nope"): (3, 5, 1),
        ("steps", 1, "do"): (7, 5, 3),
        ("tags", 0): (10, 5, 3),
        ("nope",): (1, 1, 1),
    }
    for path, place in places.items():
        found = source.place(path)
        assert (found.line, found.column, found.width) == place, path
    found = source.place(("steps", 0, "minutes"), key=True)
    assert (found.line, found.column, found.width) == (6, 5, 7)


def test_items_go_with_all_that_they_hold() -> None:
    text = "a:\n- b: [c, d]\n- e\n- f: g\nh: i\n"
    tree = composed(text).without_items([("a", 1), ("a", 0)])
    assert tree.values == {"a": [{"f": "g"}], "h": "i"}
    assert [(path, leaf.line) for path, leaf in tree.leaves()] == [(("a", 0, "f"), 3), (("h",), 4)]
    inner = composed(text).without_items([("a", 0, "b", 1), ("a", 0)])
    assert [leaf.line for _, leaf in inner.leaves()] == [2, 3, 4]


def test_a_tree_that_nobody_wrote_has_no_places() -> None:
    values: dict[str, Value] = {"a": ["b", {"c": None}]}
    assert [leaf.text for _, leaf in Tree(values).leaves()] == ["b", ""]
    assert isinstance(Tree(values).nodes(), Branch)
    assert Source("x.yml", "", Tree(values)).place(("a", 0)).line == 1
