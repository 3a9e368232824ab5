"""What a plan was when it was reviewed: asks git, only for coming windows whose review names a commit.

Only the plan counts, not what the night writes beside it: noting the review itself must not look like a change.
Silent without git, the commit or the file; judging what changed is a rule's work.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kb.library import Library, LogEntry
from kb.model.settings import Settings
from kb.model.state import BEFORE, state_of
from kb.model.worklog import Step, WorkLog
from kb.read.record import File, read_record

COMMIT = re.compile(r"[0-9a-fA-F]{7,40}")
"""The only text of a record that git is ever given."""

PATIENCE = 5.0
"""Seconds for one question; after the first that takes longer no more are asked."""

_INHERITED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Set while git runs a hook, and then about another place than the knowledge base."""


def compare_reviews(root: Path, library: Library, now: datetime) -> Library:
    """The library, knowing which coming windows are planned differently from what was reviewed."""
    changed = set()
    try:
        for entry, revision in _reviewed(library, now):
            then = _file_at(root, revision, entry)
            if then.raw and _differs(entry.record, then, library.settings):
                changed.add((entry.id, revision))
    except (OSError, subprocess.TimeoutExpired):
        pass
    return replace(library, changed_since_review=frozenset(changed)) if changed else library


def _reviewed(library: Library, now: datetime) -> Iterator[tuple[LogEntry, str]]:
    """Coming windows with each commit at which they were reviewed."""
    for entry in library.logs:
        revisions = {review.revision for review in entry.record.reviewed_by if COMMIT.fullmatch(review.revision)}
        if revisions and state_of(entry.record, entry.night, now) in BEFORE:
            yield from ((entry, revision) for revision in sorted(revisions))


def _file_at(root: Path, revision: str, entry: LogEntry) -> File:
    """The record as it was then, under this id or an older one; empty when git does not know it."""
    stems = {entry.id, *entry.record.aliases}
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", revision, "--", "logs/windows/")
    for path in listed.decode("utf-8", "replace").split("\0"):
        if path.endswith((".yml", ".yaml")) and File(path, b"").stem in stems:
            return File(path, _git(root, "cat-file", "blob", f"{revision}:./{path}"))
    return File(entry.source.path, b"")


def _differs(log: WorkLog, then: File, settings: Settings) -> bool:
    entry, _ = read_record(then, "windows", settings)
    return entry is None or not isinstance(entry.record, WorkLog) or _plan(entry.record) != _plan(log)


def _plan(log: WorkLog) -> tuple[object, ...]:
    """What a reviewer reads; without what is filled in afterwards."""
    return (
        log.window,
        log.runbook,
        log.checklists,
        log.abort_if,
        tuple(question.what for question in log.go_if),
        tuple(plan.model_copy(update={"tested": None}) for plan in log.backout_plan),
        log.contingencies,
        tuple(_planned(step) for step in log.steps),
    )


def _planned(step: Step) -> Step:
    return step.model_copy(update={"started": None, "finished": None, "result": None, "note": ""})


def _git(root: Path, *question: str) -> bytes:
    """What git answers; nothing when it cannot. Never asks back, never goes to the network.

    Raises OSError without git, TimeoutExpired when it takes too long.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _INHERITED}
    environment |= {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    answer = subprocess.run(
        ["git", "-c", "protocol.allow=never", "-C", str(root), *question],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env=environment,
        timeout=PATIENCE,
    )
    return answer.stdout if answer.returncode == 0 else b""
