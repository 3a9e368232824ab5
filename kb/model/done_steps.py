"""Steps that were done, with how long they took: what makes minutes comparable over many windows."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model.night import Night
from kb.model.worklog import Step, WorkLog

NOT_COMPARABLE = ("failed", "stopped", "skipped", "not-run")
"""Results of steps whose minutes say nothing about how long the step takes."""


def done_steps(log: WorkLog, night: Night) -> Iterator[tuple[Step, int | None]]:
    """Each step that was done, or may have been, with the minutes it took; None where its times are not exact."""
    for step, times in zip(log.steps, night.steps, strict=True):
        if step.result not in NOT_COMPARABLE:
            minutes = times.minutes
            yield step, minutes if minutes is not None and minutes >= 0 else None
