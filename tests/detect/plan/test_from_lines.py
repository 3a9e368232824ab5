"""`terraform plan -json`: resources and messages, no attributes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kb.detect.plan.from_lines import looks_like_lines, read_lines


def event(type_: str, **more: Any) -> str:
    return json.dumps({"@level": "info", "@message": f"about {type_}", "type": type_, **more})


def planned(type_: str, address: str, action: str) -> str:
    resource = {"addr": address, "resource_type": address.split(".")[-2]}
    return event(type_, change={"resource": resource, "action": action})


def test_changes_and_messages() -> None:
    told = read_lines(
        [
            "Initializing...",
            event("version", terraform="1.9.0"),
            planned("planned_change", "aws_lb.a", "update"),
            planned("planned_change", "module.m.aws_lb.b", "noop"),
            event("diagnostic", diagnostic={"summary": "Saved plan is stale", "detail": "one\ntwo"}),
            '{"level": "not ours"}',
            "{broken",
        ]
    )
    assert [(one.address, one.type, one.action) for one in told.changes] == [
        ("aws_lb.a", "aws_lb", "update"),
        ("module.m.aws_lb.b", "aws_lb", "no-op"),
    ]
    assert told.messages[0] == (1, "Initializing...")
    assert [text for number, text in told.messages if number == 5] == [
        "about diagnostic",
        "Saved plan is stale",
        "one",
        "two",
    ]
    assert (6, '{"level": "not ours"}') in told.messages
    assert (7, "{broken") in told.messages


@pytest.mark.parametrize(
    ("by_hand", "action", "way"),
    [
        ("update", "update", "overwrite"),
        ("delete", "create", "re-create"),
        ("update", "noop", None),
        ("delete", "update", None),
    ],
)
def test_drift(by_hand: str, action: str, way: str | None) -> None:
    lines = [planned("resource_drift", "aws_lb.a", by_hand), planned("planned_change", "aws_lb.a", action)]
    (change,) = read_lines(lines).changes
    assert (change.undoes.way if change.undoes else None) == way


def test_drift_alone_changes_nothing() -> None:
    assert read_lines([planned("resource_drift", "aws_lb.a", "update")]).changes == ()


@pytest.mark.parametrize(
    "line", ['{"@level":"info","@message":"x"}', '  {"@message": "x"}', '{ "@timestamp": "x", "@message": "y"}']
)
def test_what_they_look_like(line: str) -> None:
    assert looks_like_lines(line)


@pytest.mark.parametrize("line", ['{"a": "@message"}', '{"a":1,"@message":"x"}', "@message", '"@message"'])
def test_what_they_do_not_look_like(line: str) -> None:
    assert not looks_like_lines(line)


@pytest.mark.parametrize("change", [None, [], {}, {"resource": 3}, {"resource": {"addr": None}, "action": 4}])
def test_any_shape_is_survived(change: Any) -> None:
    read_lines([event("planned_change", change=change), event("resource_drift", change=change)])
