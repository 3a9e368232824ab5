"""What all logs together say of the past, gathered once for the briefs of every window.

Which of it came before one window, `kb.brief.earlier` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kb.library import Library, LogEntry
from kb.model.done_steps import done_steps
from kb.model.settings import fold
from kb.model.state import open_actions, went_ahead
from kb.model.worklog import Action, Step

Key = tuple[str, str]
"""What makes two steps alike: which field they share, and what it says."""


@dataclass(frozen=True)
class Past:
    """The past of one library."""

    library: Library

    @cached_property
    def logs(self) -> tuple[LogEntry, ...]:
        """Every log with an outcome, the newest first; none that was cancelled."""
        return tuple(log for log in reversed(self.library.logs_in_time) if went_ahead(log.record))

    @cached_property
    def took(self) -> Mapping[Key, list[tuple[int, LogEntry]]]:
        """How many minutes steps took that are alike, the newest first."""
        found: dict[Key, list[tuple[int, LogEntry]]] = {}
        for log in self.logs:
            for step, minutes in done_steps(log.record, log.night):
                if minutes is not None:
                    for key in keys_of(step):
                        found.setdefault(key, []).append((minutes, log))
        return found

    @cached_property
    def owing(self) -> tuple[tuple[LogEntry, tuple[tuple[int, Action], ...]], ...]:
        """Every log that left actions open, oldest first, with these actions and their indices."""
        every = ((log, tuple(open_actions(log.record))) for log in self.library.logs_in_time)
        return tuple((log, left) for log, left in every if left)


def keys_of(step: Step) -> list[Key]:
    """By activity first, then by the words."""
    return [(name, fold(text)) for name, text in (("activity", step.activity), ("do", step.do)) if text.strip()]
