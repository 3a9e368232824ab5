"""Plans drawn in a line or two. Everything in them is ours."""

from __future__ import annotations

import json
from typing import Any


def change(address: str, actions: list[str], before: Any = None, after: Any = None, **more: Any) -> dict[str, Any]:
    """One entry of `resource_changes` or `resource_drift`; `more` belongs to its inner `change`, or is told apart."""
    outer: dict[str, Any] = {
        key: more.pop(key) for key in ("previous_address", "deposed", "action_reason") if key in more
    }
    type_ = address.removeprefix("data.").split(".")[-2] if "." in address else ""
    return {
        "address": address,
        "type": type_,
        **outer,
        "change": {"actions": actions, "before": before, "after": after, **more},
    }


def plan(changes: list[dict[str, Any]], drift: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    """A whole plan; without `drift` as Terraform writes it, the key is absent."""
    found = {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": changes, **more}
    return {**found, "resource_drift": drift} if drift is not None else found


def raw(changes: list[dict[str, Any]], drift: list[dict[str, Any]] | None = None, **more: Any) -> bytes:
    """The same as bytes."""
    return json.dumps(plan(changes, drift, **more), ensure_ascii=False).encode()
