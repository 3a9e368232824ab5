"""The checklist of one window: lines of checklists and of pitfalls, by pause point, the heaviest first.

At most nine lines for a pause point; what is cut is kept beside them. Every line has its receipt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kb.brief.compiled_checklist import compiled_pauses
from kb.brief.earlier import Weight, is_earlier, severity_rank
from kb.brief.pauses import place_in_night
from kb.brief.risks import Risk
from kb.brief.scope import is_for, shared_systems
from kb.library import Entry, Library, LogEntry, in_time
from kb.model.checklist import Checklist
from kb.model.settings import fold

MOST = 9
"""Lines for one pause point: what a tired person can hold."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One line to tick: words, their language, the records it was learned from, and how heavily they weigh."""

    do: str
    lang: str
    receipts: tuple[str, ...]
    recognised: bool = False
    """It guards against a pitfall that a detector sees in this plan."""
    order: tuple[int, int, float] = (9, 0, 0.0)


@dataclass(frozen=True, slots=True)
class PausePoint:
    """A pause point with its lines; `cut` are those that found no room, the heaviest first."""

    pause: str
    lines: tuple[Tick, ...]
    cut: tuple[Tick, ...]


def compile_checklist(library: Library, window: LogEntry, risks: Sequence[Risk]) -> tuple[PausePoint, ...]:
    """The checklist for a window that runs into `risks` (waived ones do not count)."""
    live = {risk.entry.id: risk for risk in risks if risk.waived is None}
    pauses: dict[str, list[Tick]] = {}
    ready = list(_from_checklists(library, window, live))
    listed = {(fold(pause), library.names.get(name, name)) for pause, tick in ready for name in tick.receipts}
    for pause, tick in [*ready, *_from_pitfalls(live, listed)]:
        pauses.setdefault(pause, []).append(_weighed(tick, live, library, window))
    stops = []
    for pause in sorted(pauses, key=place_in_night):
        lines = sorted(_once(pauses[pause]), key=lambda tick: (not tick.recognised, *tick.order))
        stops.append(PausePoint(pause, tuple(lines[:MOST]), tuple(lines[MOST:])))
    return tuple(stops)


def chosen_checklists(library: Library, window: LogEntry) -> list[Entry[Checklist]]:
    """The checklists that the window names, then those for its systems and tools."""
    named = [library.find(name) for name in window.record.checklists]
    found = [one for entry in named if entry for one in library.checklists if one.id == entry.id]
    found += [one for one in library.checklists if is_for(library.settings, one.record.for_, window.record)]
    return list({one.id: one for one in found}.values())


def _from_checklists(library: Library, window: LogEntry, live: Collection[str]) -> Iterator[tuple[str, Tick]]:
    """Every line of what the window names; of other checklists for its systems and tools what concerns it."""
    named = {library.names.get(name) for name in window.record.checklists}
    for entry in chosen_checklists(library, window):
        own = entry.record if entry.id in named else entry.record.model_copy(update={"include": None})
        for pause, items in compiled_pauses(library, own).items():
            for item in items:
                if entry.id in named or _concerns(library, window, live, item.from_):
                    yield pause, Tick(item.do, entry.record.lang, item.from_ or (entry.id,))


def _concerns(library: Library, window: LogEntry, live: Collection[str], receipts: Sequence[str]) -> bool:
    """Whether a line was learned from a pitfall of this plan, or from a log on the same systems."""
    names = [library.names.get(name, name) for name in receipts]
    logs = [log for name in names if (log := library.log(name))]
    same = any(shared_systems(library.settings, window.record, log.record) for log in logs)
    return not names or same or any(name in live for name in names)


def _from_pitfalls(live: Mapping[str, Risk], listed: Collection[tuple[str, str]]) -> Iterator[tuple[str, Tick]]:
    """Checks of the pitfalls, where no checklist watches for them at that point; of recognised ones a way around."""
    for id, risk in live.items():
        pitfall = risk.entry.record
        for check in pitfall.checks:
            if (fold(check.pause), id) not in listed:
                yield check.pause, Tick(check.do, pitfall.lang, (id,))
        if risk.recognised and pitfall.avoid and not any(fold(one.pause) == "day-before" for one in pitfall.checks):
            yield "day-before", Tick(pitfall.avoid[0], pitfall.lang, (id,))


def _weighed(tick: Tick, live: Mapping[str, Risk], library: Library, window: LogEntry) -> Tick:
    """The line with the weight of the heaviest record it was learned from."""
    names = [library.names.get(name, name) for name in tick.receipts]
    orders = [live[name].weight.order if name in live else _order_of(library, window, name) for name in names]
    seen = any(name in live and live[name].recognised for name in names)
    return replace(tick, recognised=seen, order=min(orders, default=tick.order))


def _order_of(library: Library, window: LogEntry, name: str) -> tuple[int, int, float]:
    """A log counts as one bite, as bad as the worst pitfall it met; a pitfall as what became of it."""
    log = library.log(name)
    if log is not None:
        met = [library.find(one.pitfall) for one in log.record.deviations if one.pitfall]
        ranks = [severity_rank(getattr(one.record, "severity", None)) for one in met if one]
        return (min(ranks, default=severity_rank(None)), -1, -in_time(log)[0])
    logs = tuple(filter(is_earlier(window), library.met.get(name, ())))
    entry = library.find(name)
    return Weight(severity_rank(getattr(entry.record, "severity", None) if entry else None), logs).order


def _once(ticks: Sequence[Tick]) -> list[Tick]:
    """Each line once, with the receipts of all that say it."""
    found: dict[str, Tick] = {}
    for tick in ticks:
        same = found.get(fold(tick.do))
        receipts = tuple(dict.fromkeys((*same.receipts, *tick.receipts))) if same else tick.receipts
        seen = tick.recognised or bool(same and same.recognised)
        order = min(tick.order, same.order) if same else tick.order
        found[fold(tick.do)] = replace(same or tick, receipts=receipts, recognised=seen, order=order)
    return list(found.values())
