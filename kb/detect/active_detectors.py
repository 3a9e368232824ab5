"""Which detectors a library relies on."""

from __future__ import annotations

from kb.detect.hit import KnownDetector
from kb.library import Library
from kb.model.pitfall import Pitfall

SILENT = ("draft", "retired")
"""Pitfalls that detection leaves out."""


def known_in(library: Library) -> tuple[KnownDetector, ...]:
    """Every detector that a library relies on."""
    return tuple(known for entry in library.pitfalls for known in detectors_of(entry.record))


def detectors_of(pitfall: Pitfall) -> tuple[KnownDetector, ...]:
    """The detectors of one pitfall; none of a draft or a retired one."""
    if pitfall.status in SILENT or pitfall.draft:
        return ()
    return tuple(KnownDetector(pitfall.id, detector, number) for number, detector in enumerate(pitfall.detect))
