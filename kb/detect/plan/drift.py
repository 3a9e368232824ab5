"""Whether a planned change undoes what was done by hand: the drift of a resource held against its change.

Puts back (exactly crossed), overwrites (something else than was there before) and creates again are told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kb.detect.globs import Path
from kb.detect.plan.difference import Sides, differences

Way = Literal["revert", "overwrite", "re-create"]
UPDATING = ("update", "replace")


@dataclass(frozen=True, slots=True)
class Undoing:
    """How a change treats what was done by hand, and at which paths."""

    way: Way
    paths: tuple[Path, ...] = ()
    exact: frozenset[Path] = frozenset()
    """Those where exactly the old state comes back."""

    def within(self, paths: Iterable[Path]) -> Undoing | None:
        """The part of it at `paths`; None when it happens elsewhere only."""
        kept = set(paths)
        chosen = tuple(path for path in self.paths if path in kept)
        if not chosen:
            return None
        exact = self.exact & kept
        return Undoing("revert" if exact else "overwrite", chosen, exact)


def undoing(action: str, planned: Mapping[Path, Sides], drift: Iterable[Mapping[str, Any]]) -> Undoing | None:
    """What `action` with its differences does to the entries of `resource_drift` at the same address."""
    exact: dict[Path, None] = {}
    over: dict[Path, None] = {}
    for entry in drift:
        change = entry.get("change") if isinstance(entry.get("change"), dict) else {}
        assert isinstance(change, dict)
        if change.get("actions") == ["delete"]:
            if action == "create":
                return Undoing("re-create")
            continue
        if action not in UPDATING:
            continue
        for path, by_hand in differences(change).items():
            ours = planned.get(path)
            if ours is None or ours.is_unknown:
                over.update(dict.fromkeys(_around(path, planned)) if ours is None else {})
            elif ours.before == by_hand.after and ours.after == by_hand.before:
                exact[path] = None
            else:
                over[path] = None
    if not exact and not over:
        return None
    return Undoing("revert" if exact else "overwrite", (*exact, *over), frozenset(exact))


def _around(path: Path, planned: Mapping[Path, Sides]) -> list[Path]:
    """Planned paths above `path`: a whole part that changes at once."""
    above = (path[:length] for length in range(1, len(path)))
    return [part for part in above if part in planned and not planned[part].is_unknown]
