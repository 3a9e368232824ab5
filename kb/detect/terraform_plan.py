"""The kind `terraform_plan`: changes held against type, address, actions, attribute paths, drift and a condition.

Every key that is given must hold. Reasons name addresses and paths, never values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.detect.condition import Condition
from kb.detect.globs import Glob, Path, PathGlob, dotted
from kb.detect.hit import Hit, KnownDetector, Where
from kb.detect.patterns import Budget
from kb.detect.plan.change import IDLE, Change
from kb.detect.plan.drift import Undoing
from kb.model.recogniser import TerraformPlan

OFTEN = 50
"""Changes between two looks at the clock."""
MANY = 6
"""Paths that a reason names; the rest are counted."""
VERBS = {
    "create": "is created",
    "update": "is updated",
    "replace": "is replaced",
    "delete": "is deleted",
    "forget": "is no longer managed",
    "read": "is read",
    "no-op": "stays as it is",
}
WAYS = {
    "revert": "this undoes what was changed by hand",
    "overwrite": "this overwrites what was changed by hand",
    "re-create": "this creates again what was deleted by hand",
}


@dataclass(frozen=True, slots=True)
class _Matched:
    """Why a change fits: the paths that were asked for, and what it undoes there."""

    paths: tuple[Path, ...]
    undoes: Undoing | None


class PlanMatcher:
    """One detector of this kind. Raises ValueError with a sentence when it cannot be used."""

    def __init__(self, known: KnownDetector, wanted: TerraformPlan) -> None:
        self.known, self.wanted = known, wanted
        self._type, self._address = Glob(wanted.type), Glob(wanted.address)
        self._changed = PathGlob(wanted.changed) if wanted.changed else None
        self._forcing = PathGlob(wanted.replace_paths) if wanted.replace_paths else None
        self._when = Condition(wanted.when) if wanted.when else None

    @property
    def asks_for_attributes(self) -> bool:
        """Whether it needs more than a resource and an action."""
        return bool(self._changed or self._forcing or self._when)

    def may_fit(self, type_: str, action: str) -> bool:
        """Whether changes of this type and action are worth a look."""
        if action not in self.wanted.actions and (self.wanted.actions or action in IDLE):
            return False
        return self._type.fits(type_)

    def match(self, change: Change) -> Hit | None:
        """The hit, when every key holds; type and action are known to."""
        matched = self._matched(change)
        if matched is None:
            return None
        where = Where(address=change.address, paths=tuple(map(dotted, matched.paths)))
        reason = _reason(change, matched) + (f"; {self.wanted.when} holds" if self.wanted.when else "")
        return Hit(self.known.pitfall, "terraform_plan", reason, where)

    def _matched(self, change: Change) -> _Matched | None:
        if not self._address.fits(change.address):
            return None
        paths: list[Path] = []
        undoes: Undoing | None = None
        if self._changed is not None:
            paths = self._changed.chosen(change.changed or ())
            if not paths:
                return None
        if self.wanted.reverts_drift is not None or paths:
            undoes = self._undone(change, paths)
            if self.wanted.reverts_drift is not None and bool(undoes) is not self.wanted.reverts_drift:
                return None
        if self._forcing is not None:
            forcing = self._forcing.chosen(change.forcing)
            if not forcing:
                return None
            paths += [path for path in forcing if path not in paths]
        if self._when is not None and not (change.facts is not None and self._when.holds(change.open_facts)):
            return None
        return _Matched(tuple(paths), undoes)

    def _undone(self, change: Change, paths: Sequence[Path]) -> Undoing | None:
        """What it undoes, at the paths that were asked for where some were."""
        undoes = change.undoes
        if undoes is None or self._changed is None or not undoes.paths:
            return undoes
        return undoes.within(paths)


def _reason(change: Change, matched: _Matched) -> str:
    verb = VERBS.get(change.action, f"has the action {change.action}")
    if matched.undoes is not None:
        at = _listed(matched.undoes.paths)
        if not at and matched.undoes.way == "overwrite":
            return f"{change.address} {verb}, and it was changed by hand; these lines do not tell which attributes"
        return f"{change.address} {verb}; {WAYS[matched.undoes.way]}{f': {at}' if at else ''}"
    at = _listed(matched.paths)
    if change.action == "replace" and (forcing := _listed(change.forcing)):
        return f"{change.address} {verb}, which {forcing} forces" + (f"; changes: {at}" if at != forcing and at else "")
    return f"{change.address} {verb}" + (f"; changes: {at}" if at else "")


def _listed(paths: Sequence[Path]) -> str:
    shown = ", ".join(dotted(path) for path in paths[:MANY])
    return f"{shown} and {len(paths) - MANY} more" if len(paths) > MANY else shown


def find_in_plan(matchers: Iterable[PlanMatcher], changes: Iterable[Change], budget: Budget) -> Iterator[Hit]:
    """Every hit, detector by detector. Raises TooCostly when the budget is spent."""
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        groups.setdefault((change.type, change.action), []).append(change)
    for matcher in matchers:
        for (type_, action), group in groups.items():
            if not matcher.may_fit(type_, action):
                continue
            budget.check()
            for number, change in enumerate(group, 1):
                if number % OFTEN == 0:
                    budget.check()
                if hit := matcher.match(change):
                    yield hit
