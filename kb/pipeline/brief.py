"""The story on the evening before: a checked knowledge base → the brief of one window."""

from __future__ import annotations

from pathlib import Path

from kb.brief.brief import Brief, brief_of
from kb.library import LogEntry
from kb.model.state import BEFORE, state_of
from kb.pipeline import Checked
from kb.read.runbook import read_runbook


def brief(checked: Checked, root: Path, window: LogEntry) -> Brief:
    """The brief of a window, with what `kb check` says of its record and with the text of its runbook."""
    problems = [problem for problem in checked.problems if problem.record == window.id]
    runbook = window.record.runbook
    lines = read_runbook(root, checked.site.docs_dir, runbook.ref) if runbook else ()
    return brief_of(checked.library, window, checked.now, problems, lines)


def planned(checked: Checked) -> list[LogEntry]:
    """The windows that can still be planned better: not over, no outcome."""
    logs = checked.library.logs
    return [
        log for log in logs if not log.record.is_incident and state_of(log.record, log.night, checked.now) in BEFORE
    ]
