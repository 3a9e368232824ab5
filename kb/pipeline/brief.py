"""The story on the evening before: a checked knowledge base → the briefs of windows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kb.brief.brief import Brief, brief_of
from kb.brief.past import Past
from kb.library import LogEntry
from kb.model.state import BEFORE, state_of
from kb.pipeline.checked import Checked
from kb.read.beside.runbook import read_runbook


def briefs(checked: Checked, root: Path, windows: Iterable[LogEntry]) -> tuple[Brief, ...]:
    """The brief of each window, with what `kb check` says of its record and with the text of its runbook."""
    past = Past(checked.library)
    return tuple(_brief(checked, root, window, past) for window in windows)


def _brief(checked: Checked, root: Path, window: LogEntry, past: Past) -> Brief:
    problems = [problem for problem in checked.problems if problem.record == window.id]
    runbook = window.record.runbook
    lines = read_runbook(root, checked.site.docs_dir, runbook.ref) if runbook else ()
    return brief_of(past, window, checked.now, problems, lines)


def planned(checked: Checked) -> list[LogEntry]:
    """The windows that can still be planned better: not over, no outcome."""
    logs = checked.library.logs
    return [
        log for log in logs if not log.record.is_incident and state_of(log.record, log.night, checked.now) in BEFORE
    ]
