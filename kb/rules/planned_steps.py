"""The steps of windows that can still be planned better, and how a sentence names them. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library, LogEntry
from kb.model.file.path import Path
from kb.model.settings import fold
from kb.model.worklog import Step
from kb.rules.finding import planned_windows

HAND = frozenset({"hand", "by hand", "manual", "manually", "手", "手作業", "手動"})
"""Words in `with:` for work that no tool remembers."""

WORDS = 40
"""How much of a step's words a sentence quotes."""


def planned_steps(library: Library, now: datetime) -> Iterator[tuple[LogEntry, int, Step]]:
    """Every step of every window that is planned or under way."""
    for entry in planned_windows(library, now):
        for index, step in enumerate(entry.record.steps):
            yield entry, index, step


def path_of(index: int) -> Path:
    """Where a step stands, whether it is written as a map or as one text."""
    return ("steps", index)


def name_of(index: int, step: Step) -> str:
    """A step in a sentence: its number and its words."""
    return f"step {index + 1}, '{quoted(step.do)}',"


def quoted(text: str) -> str:
    """A text on one line, and not too long for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= WORDS else f"{line[: WORDS - 1].rstrip()}…"


def is_by_hand(step: Step) -> bool:
    """Whether a person does it without a tool that would remember it."""
    return fold(step.with_) in HAND
