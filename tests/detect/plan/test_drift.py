"""What is done by hand and undone by a plan: exact reverts, overwrites and re-creations told apart."""

from __future__ import annotations

from typing import Any

import pytest

from kb.detect.plan.change import Change
from kb.detect.plan.from_json import read_plan
from tests.detect.plans import change, plan

CDN = "aws_cloudfront_distribution.web"


def only(changes: list[dict[str, Any]], drift: list[dict[str, Any]]) -> Change:
    (found,) = read_plan(plan(changes, drift))
    return found


def told(found: Change) -> tuple[str, list[str]] | None:
    undoes = found.undoes
    return (undoes.way, [".".join(path) for path in undoes.paths]) if undoes else None


def test_an_exact_revert() -> None:
    by_hand = change(CDN, ["update"], {"origin": "app", "comment": "a"}, {"origin": "sorry", "comment": "a"})
    back = change(CDN, ["update"], {"origin": "sorry", "comment": "a"}, {"origin": "app", "comment": "a"})
    assert told(only([back], [by_hand])) == ("revert", ["origin"])


def test_a_revert_beside_a_change_of_our_own() -> None:
    by_hand = change(CDN, ["update"], {"origin": "app", "n": 1}, {"origin": "sorry", "n": 1})
    back = change(CDN, ["update"], {"origin": "sorry", "n": 1}, {"origin": "app", "n": 2})
    found = only([back], [by_hand])
    assert told(found) == ("revert", ["origin"])
    assert found.changed == (("origin",), ("n",))


def test_an_overwrite() -> None:
    by_hand = change(CDN, ["update"], {"origin": "app"}, {"origin": "sorry"})
    over = change(CDN, ["update"], {"origin": "sorry"}, {"origin": "new"})
    assert told(only([over], [by_hand])) == ("overwrite", ["origin"])


def test_a_re_creation() -> None:
    gone = change(CDN, ["delete"], {"origin": "app"}, None)
    again = change(CDN, ["create"], None, {"origin": "app"})
    assert told(only([again], [gone])) == ("re-create", [])


def test_a_replacement_undoes_too() -> None:
    by_hand = change(CDN, ["update"], {"origin": "app", "n": 1}, {"origin": "sorry", "n": 1})
    back = change(CDN, ["delete", "create"], {"origin": "sorry", "n": 1}, {"origin": "app", "n": 2})
    assert told(only([back], [by_hand])) == ("revert", ["origin"])


@pytest.mark.parametrize(
    ("planned", "by_hand"),
    [
        (change(CDN, ["no-op"], {"a": 2}, {"a": 2}), change(CDN, ["update"], {"a": 1}, {"a": 2})),
        (change(CDN, ["read"], {"a": 2}, {"a": 1}), change(CDN, ["update"], {"a": 1}, {"a": 2})),
        (change(CDN, ["delete"], {"a": 2}, None), change(CDN, ["update"], {"a": 1}, {"a": 2})),
        (
            change(CDN, ["update"], {"a": 2, "b": 1}, {"a": 2, "b": 2}),
            change(CDN, ["update"], {"a": 1, "b": 1}, {"a": 2, "b": 1}),
        ),
        (change(CDN, ["update"], {"a": 2}, {"a": 1}), change("other.web", ["update"], {"a": 1}, {"a": 2})),
        (change(CDN, ["update"], {"a": 2}, {"a": 1}), change(CDN, ["delete"], {"a": 2}, None)),
        (change(CDN, ["create"], None, {"a": 1}), change(CDN, ["update"], {"a": 1}, {"a": 2})),
        (change(CDN, ["update"], {"a": 1}, {}, after_unknown={"a": True}), change(CDN, ["update"], {"a": 0}, {"a": 1})),
    ],
    ids=[
        "no-op",
        "read",
        "delete",
        "elsewhere",
        "other address",
        "deleted then updated",
        "updated then created",
        "unknown",
    ],
)
def test_what_undoes_nothing(planned: dict[str, Any], by_hand: dict[str, Any]) -> None:
    assert told(only([planned], [by_hand])) is None


def test_drift_without_an_address_is_found_by_its_parts() -> None:
    by_hand = change(CDN, ["update"], {"a": 1}, {"a": 2})
    del by_hand["address"]
    by_hand |= {"mode": "managed", "name": "web", "index": 0, "module_address": "module.cdn"}
    back = change(f"module.cdn.{CDN}[0]", ["update"], {"a": 2}, {"a": 1})
    assert told(only([back], [by_hand])) == ("revert", ["a"])


def test_drift_of_what_has_moved() -> None:
    by_hand = change("aws_lb.old", ["update"], {"a": 1}, {"a": 2})
    back = change("aws_lb.new", ["update"], {"a": 2}, {"a": 1}, previous_address="aws_lb.old")
    assert told(only([back], [by_hand])) == ("revert", ["a"])


def test_deposed_twins_share_an_address() -> None:
    by_hand = change(CDN, ["update"], {"a": 1}, {"a": 2})
    twin = change(CDN, ["delete"], {"a": 2}, None, deposed="abcd1234")
    back = change(CDN, ["update"], {"a": 2}, {"a": 1})
    found = read_plan(plan([twin, back], [by_hand]))
    assert [(one.address, told(one)) for one in found] == [(f"{CDN} (deposed)", None), (CDN, ("revert", ["a"]))]


def test_a_set_in_another_order_is_not_undone() -> None:
    by_hand = change(CDN, ["update"], {"origin": [{"id": "a"}, {"id": "b"}]}, {"origin": [{"id": "b"}, {"id": "a"}]})
    other = change(
        CDN, ["update"], {"origin": [{"id": "b"}, {"id": "a"}], "n": 1}, {"origin": [{"id": "a"}, {"id": "b"}], "n": 2}
    )
    assert told(only([other], [by_hand])) is None


def test_inside_of_a_list() -> None:
    before, after = {"b": [{"t": "app", "p": "/"}]}, {"b": [{"t": "sorry", "p": "/"}]}
    assert told(only([change(CDN, ["update"], after, before)], [change(CDN, ["update"], before, after)])) == (
        "revert",
        ["b.*.t"],
    )


def test_a_block_that_was_removed_by_hand_comes_back() -> None:
    before, after = {"b": [{"t": "app", "p": "/"}], "n": 1}, {"b": [], "n": 1}
    found = told(only([change(CDN, ["update"], after, before)], [change(CDN, ["update"], before, after)]))
    assert found is not None
    assert found[0] == "revert"


def test_sensitive_values_are_compared_all_the_same() -> None:
    marks = {"before_sensitive": {"p": True}, "after_sensitive": {"p": True}}
    by_hand, back = (
        change(CDN, ["update"], {"p": "1"}, {"p": "2"}, **marks),
        change(CDN, ["update"], {"p": "2"}, {"p": "1"}, **marks),
    )
    assert told(only([back], [by_hand])) == ("revert", ["p"])
