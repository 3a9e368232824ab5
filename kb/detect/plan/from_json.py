"""`terraform show -json` → changes. Survives old versions, missing keys and entries of any wrong shape."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kb.detect.globs import Path
from kb.detect.plan.change import Change

KNOWN_MAJOR = ("0", "1")
"""Of format_version; minor versions only add."""


Key = tuple[str, str]
"""An address, and which deposed twin at it; '' for the living one."""


def read_plan(plan: Mapping[str, Any]) -> tuple[Change, ...]:
    """Every change of a plan, in its order. Raises ValueError with a sentence for a format that is not known."""
    version = plan.get("format_version")
    if isinstance(version, str) and version.partition(".")[0] not in KNOWN_MAJOR:
        raise ValueError(f"format_version {version[:20]} of a plan is not known to this kb; update kb")
    drift: dict[Key, list[Mapping[str, Any]]] = {}
    for entry in _entries(plan.get("resource_drift")):
        drift.setdefault((address_of(entry), _deposed(entry)), []).append(entry)
    return tuple(_change(entry, drift) for entry in _entries(plan.get("resource_changes")))


def is_cut_short(plan: Mapping[str, Any]) -> bool:
    """Whether Terraform itself says that the plan is not whole: it failed, or put something off."""
    return plan.get("errored") is True or plan.get("complete") is False


def address_of(entry: Mapping[str, Any]) -> str:
    """The address of an entry, put together where an old version left it out."""
    address = entry.get("address")
    if isinstance(address, str) and address:
        return address
    module = entry.get("module_address")
    data = "data." if entry.get("mode") == "data" else ""
    index = entry.get("index")
    return "".join(
        (
            f"{module}." if isinstance(module, str) and module else "",
            f"{data}{entry.get('type') or ''}.{entry.get('name') or ''}",
            "" if index is None else f"[{json.dumps(index)}]",
        )
    )


def action_of(actions: object) -> str:
    """A plan's list of actions as one word; create together with delete or forget is a replacement."""
    words = [one for one in actions if isinstance(one, str)] if isinstance(actions, list) else []
    if "replace" in words or ("create" in words and ("delete" in words or "forget" in words)):
        return "replace"
    return words[0] if words else "no-op"


def _entries(value: object) -> Iterable[dict[str, Any]]:
    listed = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for entry in listed:
        if isinstance(entry, dict) and isinstance(entry.get("change"), dict):
            yield entry


def _deposed(entry: Mapping[str, Any]) -> str:
    return str(entry.get("deposed") or "")


def _change(entry: dict[str, Any], drift: Mapping[Key, list[Mapping[str, Any]]]) -> Change:
    address, deposed = address_of(entry), _deposed(entry)
    by_hand = drift.get((address, deposed), [])
    if (old := entry.get("previous_address")) and not by_hand:
        by_hand = drift.get((str(old), deposed), [])
    kind = entry.get("type")
    return Change(
        address=f"{address} (deposed)" if deposed else address,
        type=kind if isinstance(kind, str) else "",
        action=action_of(entry["change"].get("actions")),
        facts=entry,
        drift=tuple(by_hand),
        forcing=tuple(_forcing(entry["change"].get("replace_paths"))),
    )


def _forcing(paths: object) -> Iterable[Path]:
    for path in paths if isinstance(paths, list) else ():
        if isinstance(path, list):
            yield tuple("*" if isinstance(part, int) else str(part) for part in path)
