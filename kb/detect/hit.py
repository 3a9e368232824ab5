"""What detection finds: one pitfall at one place, with the reason in words. Holds no value of any plan."""

from __future__ import annotations

from dataclasses import dataclass, field

from kb.model.recogniser import Recogniser


@dataclass(frozen=True, slots=True)
class Where:
    """A line of a text, or an address and attribute paths of a plan, or steps of a work log; numbers from 1."""

    line: int = 0
    column: int = 0
    width: int = 0
    excerpt: str = ""
    """The line itself, secrets masked; '' where it may hold a value of a plan."""
    address: str = ""
    paths: tuple[str, ...] = ()
    steps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One pitfall recognised: which, by what kind of detector, why, and where in the input."""

    pitfall: str
    kind: str
    reason: str
    where: Where = field(default_factory=Where)
    source: str = ""
    """The input's name."""


@dataclass(frozen=True, slots=True)
class KnownDetector:
    """A detector and the pitfall it belongs to."""

    pitfall: str
    detector: Recogniser
    number: int = 0
    """Its place among the pitfall's detectors, from 0."""
