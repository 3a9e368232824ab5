"""JSON Schema for editors, and the names of all fields: both made from the models, so that they cannot differ."""

from __future__ import annotations

import json
from typing import Any, get_args

from pydantic import BaseModel

from kb.model.checklist import Checklist
from kb.model.pitfall import Pitfall
from kb.model.settings import Settings
from kb.model.values.scalars import SCALAR
from kb.model.worklog import WorkLog

SCHEMAS: dict[str, type[BaseModel]] = {
    "worklog": WorkLog,
    "pitfall": Pitfall,
    "checklist": Checklist,
    "kb": Settings,
}
"""The kinds an editor can ask for, by the name of the schema file."""

_FROM_THE_FILE_NAME = ("id", "folder", "extra")


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one of SCHEMAS: it accepts whatever kb accepts."""
    schema = SCHEMAS[kind].model_json_schema(mode="validation")
    for name in _FROM_THE_FILE_NAME:
        schema["properties"].pop(name, None)
    schema["required"] = [name for name in schema.get("required", []) if name not in _FROM_THE_FILE_NAME]
    schema["patternProperties"] = {"^x-": {}}
    for part in (schema, *schema.get("$defs", {}).values()):
        _allow_blanks(part)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"kb {kind}"}


def schema_text(kind: str) -> str:
    """The same as text, as `kb schema` prints it and the site has it below schema/."""
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"


def _allow_blanks(part: dict[str, Any]) -> None:
    """A field or an item without a value is absent to kb; an editor sees a null."""
    for option in part.get("anyOf", []):
        _allow_blanks(option)
    for name, value in part.get("properties", {}).items():
        _allow_blanks(value)
        part["properties"][name] = _or_null(value)
    if "items" in part:
        _allow_blanks(part["items"])
        part["items"] = _or_null(part["items"])


def _or_null(value: dict[str, Any]) -> dict[str, Any]:
    if value.get("type") == SCALAR or _takes_null(value):
        return value
    described: dict[str, Any] = {key: value.pop(key) for key in ("description", "default", "title") if key in value}
    return {**described, "anyOf": [value, {"type": "null"}]}


def _takes_null(value: dict[str, Any]) -> bool:
    options = value.get("anyOf", [value])
    return any("null" in one.get("type", ()) or None in one.get("enum", ()) for one in options)


def field_names(*models: type[BaseModel]) -> frozenset[str]:
    """The names of all fields of these models and of all nouns in them, as written in YAML."""
    names: set[str] = set()
    seen: set[type[BaseModel]] = set()

    def visit(annotation: object) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in seen:
            seen.add(annotation)
            for key, info in annotation.model_fields.items():
                names.add(key.rstrip("_"))
                visit(info.annotation)
        for inner in get_args(annotation):
            visit(inner)

    for model in models:
        visit(model)
    return frozenset(names - {"texts", "folder", "extra"})
