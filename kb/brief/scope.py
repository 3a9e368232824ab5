"""What a window works on, in words that can be compared: spellings of the vocabulary are one word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.detect.steps import BY_HAND
from kb.model.checklist import Scope
from kb.model.pitfall import AppliesTo, Pitfall
from kb.model.settings import Facet, Settings, fold
from kb.model.worklog import WorkLog

SHORTEST = 3
"""Letters of a word that may stand for a part of a resource's type: `rds` in `aws_rds_cluster`."""
NO_TOOL = BY_HAND | {"", "script"}
"""Ways to do a step that are no tool."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a window reaches: each word's key, with the word as somebody wrote it."""

    systems: Mapping[str, str]
    tools: Mapping[str, str]
    """Tools, and what steps touch: where a pitfall's word is found in either it applies."""


def reach_of(settings: Settings, log: WorkLog) -> Reach:
    """The systems of a log, and its tools with those of its steps and what they touch."""
    systems = _keyed(settings, ("systems",), log.systems)
    ways = (one for step in log.steps for one in (step.with_, *step.command.split()[:1]))
    tools = [*log.tools, *(way for way in ways if fold(way) not in NO_TOOL)]
    touched = [word for step in log.steps for word in step.touches]
    return Reach(systems, _keyed(settings, ("tools", "touches", "systems"), [*tools, *touched]))


def common_words(settings: Settings, reach: Reach, applies: AppliesTo) -> tuple[str, ...]:
    """The words of a pitfall's scope that the window reaches, as the pitfall writes them."""
    found = [word for word in applies.systems if _keyed(settings, ("systems",), [word]).keys() & reach.systems.keys()]
    found += [
        word for word in applies.tools if _keyed(settings, ("tools", "touches"), [word]).keys() & reach.tools.keys()
    ]
    found += [word for word in applies.resources if _is_reached(word, reach)]
    return tuple(dict.fromkeys(found))


def matches(settings: Settings, scope: Scope, pitfall: Pitfall) -> bool:
    """Whether a pitfall applies to any system or tool of `scope`."""
    return _share(settings, scope, pitfall.applies_to)


def is_for(settings: Settings, scope: Scope, log: WorkLog) -> bool:
    """Whether a checklist's scope holds any system or tool of a log."""
    return _share(settings, scope, log)


def shared_systems(settings: Settings, first: WorkLog, second: WorkLog) -> tuple[str, ...]:
    """The systems of `first` that `second` worked on too."""
    there = {settings.key("systems", word) for word in second.systems}
    return tuple(word for word in first.systems if settings.key("systems", word) in there)


def _share(settings: Settings, one: Scope, other: AppliesTo | WorkLog) -> bool:
    facets: tuple[Facet, ...] = ("systems", "tools")
    return any(
        _keyed(settings, (facet,), getattr(one, facet)).keys()
        & _keyed(settings, (facet,), getattr(other, facet)).keys()
        for facet in facets
    )


def _keyed(settings: Settings, facets: tuple[Facet, ...], words: Iterable[str]) -> dict[str, str]:
    """Every key that a word has: its terms', else itself folded."""
    found: dict[str, str] = {}
    for word in words:
        terms = [term for facet in facets if (term := settings.term(facet, word))]
        for key in [term.key for term in terms] or [fold(word)]:
            found.setdefault(key, word)
    return found


def _is_reached(resource: str, reach: Reach) -> bool:
    parts = fold(resource).split("_")
    return any(len(key) >= SHORTEST and key.replace("-", "_") in _runs(parts) for key in reach.tools)


def _runs(parts: list[str]) -> set[str]:
    return {"_".join(parts[start:end]) for start in range(len(parts)) for end in range(start + 1, len(parts) + 1)}
