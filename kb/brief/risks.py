"""The pitfalls that a plan runs into, each with its reasons: what the detectors see, then where pitfalls apply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kb.brief.earlier import Weight, weight_of
from kb.brief.scope import Reach, common_words, reach_of
from kb.detect.active_detectors import SILENT, detectors_of
from kb.detect.document import find_in_document
from kb.detect.hit import KnownDetector
from kb.detect.patterns import Budget, TooCostly
from kb.detect.steps import find_in_steps
from kb.detect.text_search import TextSearch
from kb.detect.waivers import waived_pitfalls
from kb.library import Entry, Library, LogEntry
from kb.model.pitfall import Pitfall
from kb.model.worklog import Step

SECONDS = 5.0
"""Processor time for the patterns of all pitfalls over one plan and its runbook."""
Kind = Literal["steps", "words", "runbook", "applies"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a pitfall is named: by its detectors for steps, for documents (in the plan's own words, or in a line of the
    runbook), or only because it applies to what is worked on. Numbers from 1."""

    kind: Kind
    steps: tuple[int, ...] = ()
    line: int = 0
    excerpt: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Risk:
    """One pitfall, why it is named, and how heavily it weighs."""

    entry: Entry[Pitfall]
    reasons: tuple[Reason, ...]
    weight: Weight
    waived: str | None = None
    """The reason, when the record sets it aside."""

    @property
    def recognised(self) -> bool:
        """Whether a detector sees it in this plan."""
        return any(reason.kind != "applies" for reason in self.reasons)


def risks(library: Library, window: LogEntry, now: datetime, runbook: Sequence[str]) -> tuple[Risk, ...]:
    """Every pitfall with a reason, recognised ones first, then the heaviest. `runbook` are the lines of its text."""
    reach = reach_of(library.settings, window.record)
    known = [entry for entry in library.pitfalls if not _is_silent(entry.record)]
    detectors = [one for entry in known for one in detectors_of(entry.record)]
    seen: dict[str, list[Reason]] = {}
    for pitfall, reason in _recognised(library, detectors, window, runbook):
        reasons = seen.setdefault(pitfall, [])
        if reason not in reasons:
            reasons.append(reason)
    waived = waived_pitfalls(window.record, now.date(), library.names)
    found = []
    for entry in known:
        reasons = [*seen.get(entry.id, ()), *_applying(library, reach, entry.record)]
        if reasons:
            found.append(Risk(entry, tuple(reasons), weight_of(library, window, entry), waived.get(entry.id)))
    return tuple(sorted(found, key=lambda risk: (not risk.recognised, *risk.weight.order, risk.entry.id)))


def _is_silent(pitfall: Pitfall) -> bool:
    return pitfall.status in SILENT or pitfall.draft or bool(pitfall.replaced_by)


def _recognised(
    library: Library, detectors: Sequence[KnownDetector], window: LogEntry, runbook: Sequence[str]
) -> Iterator[tuple[str, Reason]]:
    """What detectors see: the order of the steps, their words, the runbook's lines."""
    steps = window.record.steps
    for hit in find_in_steps(detectors, steps, library.settings):
        yield hit.pitfall, Reason("steps", steps=hit.where.steps)
    search = TextSearch([(one, one.detector.document) for one in detectors if one.detector.document])
    budget = Budget(SECONDS)
    try:
        for number, step in enumerate(steps, 1):
            for hit in find_in_document(search, _lines_of(step), (), budget):
                yield hit.pitfall, Reason("words", steps=(number,))
        for hit in find_in_document(search, runbook, (), budget):
            yield hit.pitfall, Reason("runbook", line=hit.where.line, excerpt=hit.where.excerpt)
    except TooCostly:
        return


def _lines_of(step: Step) -> list[str]:
    return [*step.do.splitlines(), *step.command.splitlines()]


def _applying(library: Library, reach: Reach, pitfall: Pitfall) -> Iterator[Reason]:
    if words := common_words(library.settings, reach, pitfall.applies_to):
        yield Reason("applies", words=words)
