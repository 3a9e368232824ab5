"""`terraform show -json` of any age, whole or damaged."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.detect.plan.from_json import action_of, is_cut_short, read_plan
from tests.detect.plans import change, plan


@pytest.mark.parametrize(
    ("actions", "word"),
    [
        (["no-op"], "no-op"),
        (["create"], "create"),
        (["read"], "read"),
        (["update"], "update"),
        (["delete"], "delete"),
        (["forget"], "forget"),
        (["delete", "create"], "replace"),
        (["create", "delete"], "replace"),
        (["create", "forget"], "replace"),
        (["replace"], "replace"),
        ([], "no-op"),
        (None, "no-op"),
        ([3], "no-op"),
    ],
)
def test_actions(actions: Any, word: str) -> None:
    assert action_of(actions) == word


@pytest.mark.parametrize("version", ["0.1", "0.2", "1.0", "1.1", "1.2", "1.9", None, 3])
def test_versions_that_are_read(version: Any) -> None:
    assert len(read_plan({**plan([change("a.b", ["update"])]), "format_version": version})) == 1


def test_a_major_version_that_is_not_known() -> None:
    with pytest.raises(ValueError, match=r"format_version 2\.0 of a plan is not known to this kb"):
        read_plan({**plan([]), "format_version": "2.0"})


def test_an_address_that_old_versions_leave_out() -> None:
    entry = {"type": "aws_lb", "name": "a", "index": "x", "module_address": "module.m", "mode": "data"}
    (found,) = read_plan(plan([{**entry, "change": {"actions": ["read"]}}]))
    assert found.address == 'module.m.data.aws_lb.a["x"]'


def test_a_map_instead_of_a_list() -> None:
    (found,) = read_plan({**plan([]), "resource_changes": {"aws_lb.a": change("aws_lb.a", ["delete"])}})
    assert (found.address, found.action) == ("aws_lb.a", "delete")


def test_what_forces_a_replacement() -> None:
    entry = change(
        "a.b", ["delete", "create"], {"n": 1}, {"n": 2}, replace_paths=[["n"], ["blocks", 0, "name"], "odd", None]
    )
    (found,) = read_plan(plan([entry]))
    assert found.forcing == (("n",), ("blocks", "*", "name"))


def test_a_plan_that_is_not_whole() -> None:
    assert is_cut_short(plan([], errored=True))
    assert is_cut_short(plan([], complete=False))
    assert not is_cut_short(plan([], errored=False, complete=True))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["address", "change", "actions", "before", "after", "after_unknown", "deposed", "index", "type",
                         "previous_address", "before_sensitive", "replace_paths"]),
        inner, max_size=4),
    max_leaves=25,
)  # fmt: skip


@given(JSON, JSON)
def test_any_shape_is_survived(changes: Any, drift: Any) -> None:
    for found in read_plan({"resource_changes": changes, "resource_drift": drift}):
        assert found.changed is not None
        assert found.undoes is None or found.undoes.way
        assert isinstance(found.open_facts, dict)
