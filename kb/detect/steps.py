"""The kind `steps`: the order of planned steps, the day before. Words mean what the vocabulary says they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.detect.hit import Hit, KnownDetector, Where
from kb.detect.patterns import BadPattern, compiled
from kb.model.recogniser import StepMatch, StepOrder
from kb.model.settings import Settings, fold

if TYPE_CHECKING:
    from kb.model.worklog import Step

BY_HAND = frozenset(map(fold, ("hand", "by hand", "manual", "manually", "手", "手動", "手作業", "コンソール")))
"""Ways to say that a person does it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Steps in the order that a detector asks for: their indexes from 0, and why; `then` is None for one step alone."""

    first: int
    then: int | None
    reason: str


def matching_pairs(order: StepOrder, steps: Sequence[Step], settings: Settings) -> list[Pair]:
    """Every pair of `steps` that `order` recognises, first ones first. Raises BadPattern for an unusable pattern.

    A step that matches `unless_between` makes everything after it safe.
    """
    found = []
    for index in _matching(order.first, steps, settings, range(len(steps))):
        later = list(_matching(order.then, steps, settings, range(index + 1, len(steps)))) if order.then else []
        safe = len(steps)
        if order.unless_between:
            safe = next(_matching(order.unless_between, steps, settings, range(index + 1, len(steps))), safe)
        if order.then is None and safe == len(steps):
            found.append(Pair(index, None, _said(order.first, index)))
        found += [
            Pair(index, other, f"{_said(order.first, index)}; {_said(order.then, other)}")
            for other in later
            if order.then and other < safe
        ]
    return found


def find_in_steps(detectors: Iterable[KnownDetector], steps: Sequence[Step], settings: Settings) -> Iterator[Hit]:
    """Every hit, one for each pitfall and steps; unusable detectors find nothing, which `detector-pattern` tells."""
    seen: set[tuple[str, tuple[int, ...]]] = set()
    for known in detectors:
        if known.detector.steps is None:
            continue
        try:
            pairs = matching_pairs(known.detector.steps, steps, settings)
        except BadPattern:
            continue
        for pair in pairs:
            numbers = (pair.first + 1,) if pair.then is None else (pair.first + 1, pair.then + 1)
            if (known.pitfall, numbers) not in seen:
                seen.add((known.pitfall, numbers))
                yield Hit(known.pitfall, "steps", pair.reason, Where(steps=numbers))


def _matching(wanted: StepMatch, steps: Sequence[Step], settings: Settings, places: range) -> Iterator[int]:
    return (index for index in places if _fits(wanted, steps[index], settings))


def _fits(wanted: StepMatch, step: Step, settings: Settings) -> bool:
    """Whether every key that is given holds."""
    if wanted.with_ and not _meanings(wanted.with_, settings) & _meanings(_way(step), settings):
        return False
    if wanted.touches:
        asked = {one for word in wanted.touches for one in _meanings(word, settings)}
        if not any(asked & _meanings(word, settings) for word in step.touches):
            return False
    if wanted.activity and fold(wanted.activity) != fold(step.activity):
        return False
    return _says(wanted.do, step.do) and _says(wanted.command, step.command)


def _way(step: Step) -> str:
    """How a step is done: as written, else the program of its command."""
    return step.with_ or next(iter(step.command.split()), "")


def _meanings(word: str, settings: Settings) -> frozenset[str]:
    """A word folded, and the terms that any vocabulary knows it as."""
    folded = fold(word)
    if not folded:
        return frozenset()
    if folded in BY_HAND:
        return frozenset(("hand",))
    terms = (settings.term(facet, word) for facet in ("touches", "tools", "systems"))
    return frozenset((folded, *(term.key for term in terms if term)))


def _says(pattern: str, text: str) -> bool:
    return not pattern or bool(compiled(pattern).search(text.encode("utf-8", "replace")))


def _said(wanted: StepMatch, index: int) -> str:
    """What makes a step fit, in the detector's own words."""
    parts = []
    if wanted.touches:
        parts.append(f"touches {' or '.join(wanted.touches)}")
    if wanted.with_:
        parts.append("by hand" if fold(wanted.with_) in BY_HAND else f"with {wanted.with_}")
    if wanted.activity:
        parts.append(f"is {wanted.activity}")
    if wanted.do or wanted.command:
        parts.append(f"says {wanted.do or wanted.command}")
    return f"step {index + 1} {', '.join(parts)}" if parts else f"step {index + 1}"
