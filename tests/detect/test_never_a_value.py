"""No value of a plan in any output, whatever shape the plan has and however much the detectors match."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.cli.detect import WRITERS
from kb.detect.card import Card
from kb.detect.detection import Asked, Input, look
from kb.detect.hit import KnownDetector
from kb.detect.published import Published
from kb.model.detector import Detector
from kb.model.settings import Settings
from tests.detect.plans import change, plan

MARK = "Zq"
"""How every secret here begins, so that a detector can look for them."""
DETECTORS = [
    {"terraform_plan": {"type": ["*_*"], "actions": ["create", "update", "replace", "delete", "read", "no-op"]}},
    {"terraform_plan": {"changed": ["password", "block", "tags"]}},
    {"terraform_plan": {"reverts_drift": True}},
    {"terraform_plan": {"when": "before.password || after.password || 'x'"}},
    {"error_text": {"pattern": f"{MARK}|password|resource|Outputs|Plan:"}},
    {"document": {"pattern": f"{MARK}|password|resource"}},
]
BASE = Published(
    tuple(KnownDetector(f"p-{at}", Detector.model_validate(one)) for at, one in enumerate(DETECTORS)),
    {f"p-{at}": Card(f"p-{at}", {"": "Found"}, recover=("stop",)) for at, _ in enumerate(DETECTORS)},
    Settings(),
)
SECRET = st.text("abcdefghijkmnpqrstuvwxyz23456789", min_size=8, max_size=20).map(lambda text: MARK + text)
ACTIONS = st.sampled_from([["create"], ["update"], ["delete"], ["delete", "create"], ["no-op"], ["read"], ["replace"]])


def as_json(one: str, two: str, actions: list[str]) -> str:
    before = {"password": one, "block": [{"inner": one, "list": [one, two]}], "tags": {"k": one}}
    after = {"password": two, "block": [{"inner": two, "list": [two]}], "tags": {"k": two}}
    sides = (None if actions == ["create"] else before, None if actions == ["delete"] else after)
    changes = [
        change(
            "aws_db_instance.main", actions, *sides, after_sensitive={"password": True}, replace_paths=[["password"]]
        ),
        change("aws_db_instance.open", actions, *sides, after_unknown={"block": [{"inner": True}]}),
    ]
    drift = [
        change("aws_db_instance.main", ["update"], after, before),
        change("aws_db_instance.open", ["delete"], after),
    ]
    more = {
        "variables": {"db_password": {"value": one}},
        "output_changes": {"password": {"actions": ["create"], "before": None, "after": two}},
        "planned_values": {"outputs": {"password": {"value": two}}},
        "prior_state": {"values": {"root_module": {"resources": [{"values": before}]}}},
        "configuration": {"root_module": {"variables": {"x": {"default": one}}}},
    }
    return json.dumps(plan(changes, drift, **more))


def pretty(one: str, two: str, actions: list[str]) -> str:
    return "2026-02-14T02:40:00.000Z $ terraform show -json\n" + json.dumps(
        json.loads(as_json(one, two, actions)), indent=2
    )


def nested(one: str, two: str, actions: list[str]) -> str:
    return json.dumps({"stdout": as_json(one, two, actions), "password": one})


def cut_off(one: str, two: str, actions: list[str]) -> str:
    whole = as_json(one, two, actions)
    return whole[: len(whole) * 2 // 3]


def as_lines(one: str, two: str, actions: list[str]) -> str:
    resource = {"addr": "aws_db_instance.main", "resource_type": "aws_db_instance"}
    events = [
        {
            "@message": "main: Plan to change",
            "type": "planned_change",
            "change": {"resource": resource, "action": actions[0]},
        },
        {"@message": "Outputs: 1", "type": "outputs", "outputs": {"password": {"value": one, "sensitive": False}}},
        {
            "@message": f"Error: bad {two}",
            "type": "diagnostic",
            "diagnostic": {"summary": "bad", "detail": two, "snippet": {"values": [one]}},
        },
    ]
    return "\n".join(json.dumps({"@level": "info", **event}) for event in events)


def as_text(one: str, two: str, actions: list[str]) -> str:
    return f"""\
Terraform will perform the following actions:

  # aws_db_instance.main will be updated in-place
  ~ resource "aws_db_instance" "main" {{
      ~ password = "{one}" -> "{two}"
      ~ user_data = <<-EOT
            {one}
          - Plan: {one}
          + {two}
        EOT
      ~ block {{
          ~ inner = "{one}" -> "{two}" # forces replacement
        }}
    }}

Plan: 0 to add, 1 to change, 0 to destroy.

Changes to Outputs:
  + password = "{one}"
  + note     = <<-EOT
        {two}
    EOT

Apply complete!

Outputs:

password = "{one}"
list = [
  "{two}",
]
text = <<EOT
{one}
Error: {two}
EOT
"""


def in_atlantis(one: str, two: str, actions: list[str]) -> str:
    lines = as_text(one, two, actions).split("\n")
    return "\n".join("! " + line.strip()[2:] if line.strip().startswith("~ ") else line for line in lines)


def in_terragrunt(one: str, two: str, actions: list[str]) -> str:
    return "\n".join(
        f"02:40:00.123 STDOUT [prod/db] terraform: {line}" for line in as_text(one, two, actions).split("\n")
    )


FORMS = (as_json, pretty, nested, cut_off, as_lines, as_text, in_atlantis, in_terragrunt)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@pytest.mark.parametrize("name", ["run.log", "runbook.md"])
@settings(max_examples=6, deadline=None)
@given(one=SECRET, two=SECRET, actions=ACTIONS)
def test_never_a_value(
    form: Callable[[str, str, list[str]], str], name: str, one: str, two: str, actions: list[str]
) -> None:
    answer = look([Input(name, form(one, two, actions).encode())], BASE, Asked(date(2026, 2, 14)))
    for writer in WRITERS.values():
        written = writer(answer)
        assert one not in written
        assert two not in written


@pytest.mark.parametrize("form", [one for one in FORMS if one is not cut_off], ids=lambda form: form.__name__)
def test_it_would_be_noticed(form: Callable[[str, str, list[str]], str]) -> None:
    """The detectors above do match, so that the test above is one."""
    answer = look(
        [Input("run.log", form("Zqone12345", "Zqtwo12345", ["update"]).encode())], BASE, Asked(date(2026, 2, 14))
    )
    assert {"p-0"} < set(answer.pitfalls)
