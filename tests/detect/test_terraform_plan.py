"""The kind `terraform_plan`: every key, alone and together."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kb.detect.catalogue import Catalogue
from kb.detect.hit import Hit, KnownDetector
from kb.detect.reading.material import read_material
from kb.model.detector import Detector
from kb.model.settings import Settings
from tests.detect.plans import change, raw

CDN = change(
    "module.cdn.aws_cloudfront_distribution.web[0]",
    ["update"],
    {"comment": "a", "origin": [{"id": "x", "domain_name": "sorry"}], "enabled": True},
    {"comment": "a", "origin": [{"id": "x", "domain_name": "app"}], "enabled": False},
)
BY_HAND = change(
    "module.cdn.aws_cloudfront_distribution.web[0]",
    ["update"],
    {"comment": "a", "origin": [{"id": "x", "domain_name": "app"}], "enabled": True},
    {"comment": "a", "origin": [{"id": "x", "domain_name": "sorry"}], "enabled": True},
)
DB = change(
    "aws_db_instance.main",
    ["delete", "create"],
    {"name": "a", "size": 1},
    {"name": "b", "size": 1},
    replace_paths=[["name"]],
)


def hits(keys: dict[str, Any], changes: list[dict[str, Any]], drift: list[dict[str, Any]] | None = None) -> list[Hit]:
    known = KnownDetector("it", Detector.model_validate({"terraform_plan": keys}))
    material = read_material("plan.json", raw(changes, drift), None, Settings())
    return list(Catalogue([known], Settings()).look(material).hits)


@pytest.mark.parametrize(
    ("keys", "recognised"),
    [
        ({"type": "aws_cloudfront_distribution"}, True),
        ({"type": ["aws_lb", "aws_cloudfront_*"]}, True),
        ({"type": "aws_cloudfront"}, False),
        ({"type": "*_distribution"}, True),
        ({"address": "module.cdn.*"}, True),
        ({"address": "module.cdn.aws_cloudfront_distribution.web[0]"}, True),
        ({"address": "module.cdn.aws_cloudfront_distribution.web"}, False),
        ({"address": "module?cdn.*"}, False),
        ({"actions": "update"}, True),
        ({"actions": ["delete", "replace"]}, False),
        ({"changed": "origin"}, True),
        ({"changed": "origin.domain_name"}, True),
        ({"changed": "origin.0.domain_name"}, True),
        ({"changed": "origin[0].domain_name"}, True),
        ({"changed": "origin.*.domain_name"}, True),
        ({"changed": "orig"}, False),
        ({"changed": "comment"}, False),
        ({"changed": ["comment", "enabled"]}, True),
        ({"when": "before.enabled && !(after.enabled)"}, True),
        ({"when": "action == 'update' && resource.type == 'aws_cloudfront_distribution'"}, True),
        ({"when": "after.enabled"}, False),
        ({"when": "contains(nothing, 'x')"}, False),
        ({"type": "aws_cloudfront_distribution", "changed": "comment"}, False),
        ({"type": "aws_cloudfront_distribution", "reverts_drift": "no"}, True),
        ({"type": "aws_cloudfront_distribution", "reverts_drift": "yes"}, False),
    ],
)
def test_keys(keys: dict[str, Any], recognised: bool) -> None:
    assert bool(hits(keys, [CDN])) is recognised


def test_the_reason_names_address_paths_and_what_is_undone() -> None:
    (hit,) = hits({"changed": "origin"}, [CDN], [BY_HAND])
    address = "module.cdn.aws_cloudfront_distribution.web[0]"
    assert hit.reason == f"{address} is updated; this undoes what was changed by hand: origin.*.domain_name"
    assert (hit.where.address, hit.where.paths) == (address, ("origin.*.domain_name",))


def test_undone_elsewhere_is_not_undone_here() -> None:
    assert hits({"changed": "enabled", "reverts_drift": "yes"}, [CDN], [BY_HAND]) == []
    assert hits({"changed": "origin", "reverts_drift": "yes"}, [CDN], [BY_HAND])


def test_an_overwrite_and_a_re_creation_are_told_apart() -> None:
    over = change(
        CDN["address"],
        ["update"],
        BY_HAND["change"]["after"],
        {**BY_HAND["change"]["after"], "origin": [{"id": "x", "domain_name": "new"}]},
    )
    (hit,) = hits({"reverts_drift": "yes"}, [over], [BY_HAND])
    assert "this overwrites what was changed by hand: origin.*.domain_name" in hit.reason
    gone = change("aws_route.a", ["delete"], {"x": 1}, None)
    (hit,) = hits({"reverts_drift": "yes"}, [change("aws_route.a", ["create"], None, {"x": 1})], [gone])
    assert hit.reason == "aws_route.a is created; this creates again what was deleted by hand"


def test_drift_with_a_plan_that_does_nothing_is_silent() -> None:
    idle = change(CDN["address"], ["no-op"], BY_HAND["change"]["after"], BY_HAND["change"]["after"])
    assert hits({"reverts_drift": "yes"}, [idle], [BY_HAND]) == []
    assert hits({"type": "aws_cloudfront_distribution"}, [idle], [BY_HAND]) == []
    assert hits({"reverts_drift": "yes"}, [], [BY_HAND]) == []


def test_what_forces_a_replacement() -> None:
    (hit,) = hits({"replace_paths": "name"}, [DB])
    assert hit.reason == "aws_db_instance.main is replaced, which name forces"
    assert hits({"replace_paths": "size"}, [DB]) == []


def test_a_created_resource_changes_nothing() -> None:
    assert hits({"changed": "name"}, [change("aws_db_instance.new", ["create"], None, {"name": "a"})]) == []


def test_a_condition_never_sees_what_is_sensitive() -> None:
    marked = {**CDN, "change": {**CDN["change"], "before_sensitive": {"comment": True}}}
    assert hits({"when": "before.comment"}, [marked]) == []
    assert hits({"when": "before.enabled"}, [marked])


def test_lines_that_tell_no_attributes_say_so() -> None:
    known = KnownDetector("it", Detector.model_validate({"terraform_plan": {"changed": "origin"}}))
    resource = {"addr": "aws_lb.a", "resource_type": "aws_lb"}
    event = {"@message": "x", "type": "planned_change", "change": {"resource": resource, "action": "update"}}
    line = json.dumps(event)
    found = Catalogue([known], Settings()).look(read_material("x", line.encode(), None, Settings()))
    assert found.hits == ()
    assert found.note.startswith("1 detectors need attributes")
