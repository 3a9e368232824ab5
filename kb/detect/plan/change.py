"""One resource's change as detectors see it: address, type, action, the paths that change, what it undoes.

Values stay inside: the paths are computed when somebody asks, and `when` gets the change without what is sensitive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kb.detect.globs import Path
from kb.detect.plan.difference import Sides, differences
from kb.detect.plan.drift import Undoing, undoing

IDLE = ("no-op", "read")
"""Actions that change nothing: a detector has to name them to see them."""


@dataclass(frozen=True)
class Change:
    """One entry of a plan. `facts` is the entry itself, None where only lines of text were there to read."""

    address: str
    type: str
    action: str
    """create, update, replace, delete, read, forget or no-op."""
    facts: Mapping[str, Any] | None = field(default=None, repr=False)
    drift: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    """What was done to the same resource outside Terraform, as the plan tells it."""
    told: tuple[Path, ...] | None = None
    """The changed paths where lines of text told them."""
    forcing: tuple[Path, ...] = ()
    """The paths that force a replacement."""
    told_drift: tuple[Path, ...] | None = None
    """The paths changed outside Terraform where lines told them; empty when only the fact is known."""

    @cached_property
    def changed(self) -> tuple[Path, ...] | None:
        """The paths that change, where something stood before; None when nothing tells them."""
        if self.facts is None:
            return self.told
        return () if self.action == "create" else tuple(self._differences)

    @cached_property
    def undoes(self) -> Undoing | None:
        """What this does to something done by hand; None when it undoes nothing, or nothing tells."""
        if self.facts is not None:
            return undoing(self.action, self._differences, self.drift)
        if self.told_drift is None or self.action in (*IDLE, "delete", "forget"):
            return None
        both = tuple(path for path in self.told or () if path in self.told_drift)
        if both or not self.told or not self.told_drift:
            return Undoing("re-create" if self.action == "create" else "overwrite", both)
        return None

    @cached_property
    def open_facts(self) -> dict[str, Any]:
        """The entry for `when`, without sensitive values; before, after, actions and reason also at its top."""
        facts = dict(self.facts or {})
        change = dict(facts.get("change") or {})
        for side in ("before", "after"):
            change[side] = _without(change.get(side), change.pop(f"{side}_sensitive", None))
        short = {"action": self.action, "reason": facts.get("action_reason"), "resource": facts}
        return {**facts, **change, **short, "change": change}

    @cached_property
    def _differences(self) -> dict[Path, Sides]:
        return differences((self.facts or {}).get("change") or {})


def _without(value: Any, hidden: object) -> Any:  # noqa: ANN401  # parsed JSON
    """The value without its sensitive parts."""
    if hidden is True:
        return None
    if isinstance(value, dict) and isinstance(hidden, dict):
        return {name: _without(one, hidden.get(name)) for name, one in value.items() if hidden.get(name) is not True}
    if isinstance(value, list) and isinstance(hidden, list):
        return [_without(one, hidden[index] if index < len(hidden) else None) for index, one in enumerate(value)]
    return value
