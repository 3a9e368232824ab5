"""Which nights are counted: those of a period, and of one system or tool by any of its names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kb.library import Library, LogEntry
from kb.model.settings import Facet, fold
from kb.stats.period import Period

FACETS: tuple[Facet, ...] = ("systems", "tools")


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for; an empty `system` is all of them."""

    period: Period = field(default_factory=Period)
    system: str = ""


def select(library: Library, selection: Selection) -> tuple[Library, int]:
    """The same library with only the nights that were asked for, and how many were left out for want of a day."""
    logs = [log for log in library.logs if not selection.system or _works_on(library, log, selection.system)]
    if selection.period.is_whole:
        return replace(library, logs=tuple(logs)), 0
    dated = [(log, log.night.day.at.date()) for log in logs if log.night.day and log.night.day.at]
    inside = tuple(log for log, day in dated if day in selection.period)
    return replace(library, logs=inside), len(logs) - len(dated)


def known_names(library: Library) -> Mapping[str, str]:
    """Every name of a system or tool, of the vocabulary or of a log: folded → how it is written."""
    used = [word for log in library.logs for facet in FACETS for word in getattr(log.record, facet)]
    terms = [term for facet in FACETS for term in getattr(library.settings, facet)]
    known = [word for term in terms for word in (*term.name.texts.values(), *term.aliases, term.slug) if word]
    return {fold(word): word for word in (*used, *known)}


def _works_on(library: Library, log: LogEntry, name: str) -> bool:
    settings = library.settings
    return any(
        settings.key(facet, name) == settings.key(facet, word)
        for facet in FACETS
        for word in getattr(log.record, facet)
    )
