"""Which attributes differ: the traps of Terraform's JSON."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.detect.plan.difference import differences

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


def paths(before: Any, after: Any, **more: Any) -> list[str]:
    found = differences({"before": before, "after": after, **more})
    return [".".join(path) for path in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, ["a"]),
        ({"a": None}, {}, []),
        ({}, {"a": None}, []),
        ({"a": {"b": None}}, {"a": {}}, []),
        ({"a": 1}, {}, ["a"]),
        ({"a": [{"b": 1}, {"b": 2}]}, {"a": [{"b": 2}, {"b": 1}]}, []),
        ({"a": ["x", "y", "x"]}, {"a": ["x", "x", "y"]}, []),
        ({"a": ["x", "x", "y"]}, {"a": ["x", "y", "y"]}, ["a.*"]),
        ({"a": [{"id": 1, "b": 1, "c": 3}]}, {"a": [{"id": 1, "b": 2, "c": 3}]}, ["a.*.b"]),
        (
            {"o": [{"id": "x", "d": 1}, {"id": "y", "d": 1}]},
            {"o": [{"id": "y", "d": 2}, {"id": "x", "d": 1}]},
            ["o.*.d"],
        ),
        ({"a": [1]}, {"a": []}, ["a.*"]),
        ({"a": [1]}, {"a": None}, ["a.*"]),
        ({"a": "x"}, {"a": ["x"]}, ["a"]),
        ({"a": 1}, None, ["a"]),
        (None, None, []),
        ({"a": True}, {"a": 1}, []),
    ],
)
def test_what_differs(before: Any, after: Any, expected: list[str]) -> None:
    assert paths(before, after) == expected


def test_what_is_known_only_after_the_apply_differs() -> None:
    assert paths({"a": 1, "b": 2}, {"b": 2}, after_unknown={"a": True}) == ["a"]
    assert paths({"a": [{"b": 1}]}, {"a": [{}]}, after_unknown={"a": [{"b": True}]}) == ["a.*.b"]
    assert paths({"a": 1}, {"a": 1}, after_unknown={"a": False, "c": {"d": False}}) == []
    assert paths(None, None, after_unknown={"id": True}) == ["id"]
    assert paths({"a": [1, 2]}, {"a": [2, 1]}, after_unknown={"a": [False, False]}) == []


def test_a_sensitive_part_is_one_path() -> None:
    both = {"before_sensitive": {"s": True}, "after_sensitive": {"s": True}}
    assert paths({"s": {"user": "x"}}, {"s": {"user": "y"}}, **both) == ["s"]
    assert paths({"s": {"user": "x"}}, {"s": {"user": "x"}}, **both) == []


@given(JSON)
def test_nothing_differs_from_itself(value: Any) -> None:
    assert paths(value, value) == []


@given(JSON, JSON)
def test_both_ways_alike(one: Any, other: Any) -> None:
    assert bool(paths(one, other)) == bool(paths(other, one))


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 3), min_size=1), max_size=5), st.randoms())
def test_the_order_of_a_set_means_nothing(entries: list[dict[str, int]], random: Any) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert paths({"a": entries}, {"a": shuffled}) == []


def test_very_deep_values_are_compared_as_a_whole() -> None:
    one: Any = {"x": 1}
    other: Any = {"x": 2}
    for _ in range(300):
        one, other = {"a": one}, {"a": other}
    (path,) = differences({"before": one, "after": other})
    assert set(path) == {"a"}


@pytest.mark.parametrize(
    "change", [{}, {"before": 3}, {"before": [], "after": {}}, {"after_unknown": True}, {"after_unknown": [3]}]
)
def test_any_shape_is_survived(change: dict[str, Any]) -> None:
    differences(change)
