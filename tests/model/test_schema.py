"""What kb accepts as text the editor's schema accepts too, whatever YAML makes of it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kb.model.schema import SCHEMAS, field_names, json_schema
from kb.model.settings import Settings
from kb.model.worklog import WorkLog
from kb.problem import Level
from kb.read.record import File, read_record

VALIDATOR = jsonschema.Draft202012Validator(json_schema("worklog"))


def accepted_by_kb(text: str) -> bool:
    _, problems = read_record(File("logs/windows/x.yml", text.encode()), "windows", Settings())
    return not any(one.level is Level.ERROR for one in problems)


def complaints(text: str) -> list[str]:
    """What an editor says that reads YAML 1.1, with all its guesses; a day is a text to it."""
    found: Any = json.loads(json.dumps(yaml.safe_load(text), default=str))
    return [error.message for error in VALIDATOR.iter_errors(found)]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_it_is_a_schema(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(kind))


def test_every_field_has_a_name() -> None:
    assert {"decide_by", "with", "for", "even_if_aborted"} <= field_names(WorkLog)


SCALARS = st.sampled_from(
    ["22:30", "02:30", "2026-02-14", "2026-02-14 02:00", "2026-02", "2026", "1_000", "0x1F", "017", "1e3", "no", "yes",
     "on", "off", "~", "null", "true", "1.10", "12345678901234567890", ".5", "-1", "+1", "10", "10m", "1h30m",
     "本番", "はい", "No", "x"]
)  # fmt: skip
FIELD = st.sampled_from(
    ["title: {}", "window:\n  start: {}", "window:\n  start: 2026-02-14\n  margin: {}", "systems:\n  - {}",
     "steps:\n  - do: {}", "steps:\n  - do: x\n    minutes: {}", "steps:\n  - do: x\n    even_if_aborted: {}",
     "go_if:\n  - what: x\n    answer: {}", "severity: {}", "draft: {}", "timezone: {}", "timeline:\n  - what: {}",
     "abort_if:\n  - {}", "x-own: {}", "links:\n  - url: {}"]
)  # fmt: skip


@given(FIELD, SCALARS)
def test_what_kb_accepts_the_editor_accepts(field: str, scalar: str) -> None:
    text = field.format(scalar) + ("" if field.startswith("title") else "\ntitle: x") + "\n"
    if accepted_by_kb(text):
        assert not complaints(text), text


def test_an_unknown_field_is_refused_by_both() -> None:
    text = "title: x\ndecided_by: 03:30\n"
    assert not accepted_by_kb(text)
    assert complaints(text)
