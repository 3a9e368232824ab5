"""`terraform plan -json`, one object on each line → changes and messages. It tells resources, never attributes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kb.detect.plan.change import Change

ACTIONS = {"noop": "no-op", "move": "no-op", "import": "no-op", "remove": "forget"}
"""What the lines call otherwise than the plan."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the lines of one run say."""

    changes: tuple[Change, ...]
    messages: tuple[tuple[int, str], ...]
    """What Terraform said, and whatever stood between, each with its line."""


_OWN = re.compile(r'\s*\{\s*"@(?:level|message|module|timestamp)"\s*:')


def looks_like_lines(line: str) -> bool:
    """Whether `line` is one of Terraform's own objects."""
    return bool(_OWN.match(line))


def read_lines(lines: Iterable[str]) -> Told:
    """Every planned change and every message. Lines that are no JSON are messages of somebody else."""
    planned: dict[str, tuple[str, str]] = {}
    drifted: dict[str, str] = {}
    messages: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        event = _event(line)
        if event is None:
            messages.append((number, line))
            continue
        messages += [(number, text) for text in _texts(event)]
        kind, change = event.get("type"), event.get("change")
        if kind in ("planned_change", "resource_drift") and isinstance(change, dict):
            address, type_, action = _resource(change)
            if kind == "planned_change":
                planned[address] = (type_, action)
            else:
                drifted[address] = action
    changes = (
        Change(address, type_, action, told_drift=_drift(drifted.get(address), action))
        for address, (type_, action) in planned.items()
    )
    return Told(tuple(changes), tuple(messages))


def _drift(by_hand: str | None, planned: str) -> tuple[()] | None:
    """Whether what was done by hand can be undone by what is planned: no attribute is known here."""
    if by_hand is None or (by_hand == "delete") != (planned == "create"):
        return None
    return ()


def _event(line: str) -> dict[str, Any] | None:
    if not line.lstrip().startswith("{"):
        return None
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return event if isinstance(event, dict) and "@message" in event else None


def _texts(event: dict[str, Any]) -> Iterable[str]:
    """The message, and a diagnostic's own words; outputs and snippets hold values and are not looked at."""
    found = event.get("diagnostic") if isinstance(event.get("diagnostic"), dict) else {}
    assert isinstance(found, dict)
    parts = [event.get("@message"), found.get("summary"), found.get("detail")]
    seen = dict.fromkeys(line for part in parts if isinstance(part, str) for line in part.split("\n") if line.strip())
    return list(seen)


def _resource(change: dict[str, Any]) -> tuple[str, str, str]:
    named = change.get("resource")
    resource: dict[str, Any] = named if isinstance(named, dict) else {}
    action = str(change.get("action") or "no-op")
    return str(resource.get("addr") or ""), str(resource.get("resource_type") or ""), ACTIONS.get(action, action)
