"""When a line of a runbook was written, and what a record said then: asks git; silent where git does not know."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kb.library import Entry, Library
from kb.links.fingerprint import fingerprint
from kb.links.git import ask_git
from kb.model.record import Record
from kb.read.record import File, read_record


def committed_seconds(file: Path, lines: Collection[int]) -> Mapping[int, int]:
    """For each line that is committed: the second at which that was, since 1970. Nothing for a shallow checkout."""
    if not lines or ask_git(file.parent, "rev-parse", "--is-shallow-repository") != b"false\n":
        return {}
    ranges = [f"-L{line},{line}" for line in sorted(lines)]
    blamed = ask_git(file.parent, "blame", "--line-porcelain", *ranges, "--", file.name) or b""
    found: dict[int, int] = {}
    number, committed = 0, True
    for line in blamed.split(b"\n"):
        words = line.split(b" ")
        if len(words) in (3, 4) and len(words[0]) == 40 and words[2].isdigit():
            number, committed = int(words[2]), words[0].strip(b"0") != b""
        elif words[0] == b"committer-time" and committed:
            found[number] = int(words[1])
    return found


def day_of(second: int) -> str:
    """The day, in UTC, as 2026-02-14."""
    return datetime.fromtimestamp(second, UTC).date().isoformat()


@dataclass
class RecordHistory:
    """What the records of a knowledge base said earlier; remembers what it asked."""

    root: Path
    library: Library
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def fingerprint_at(self, entry: Entry[Record], second: int) -> str:
        """The record's fingerprint at that time; '' when git does not know the file then."""
        path = entry.source.path
        commit = ask_git(self.root, "rev-list", "-1", f"--before={second}", "HEAD", "--", path) or b""
        key = (entry.id, os.fsdecode(commit.strip()))
        if not key[1]:
            return ""
        if key not in self._known:
            raw = ask_git(self.root, "cat-file", "blob", f"{key[1]}:./{path}") or b""
            then, _ = read_record(File(path, raw), entry.folder, self.library.settings)  # type: ignore[arg-type]  # one of KINDS
            self._known[key] = fingerprint(then.record) if then else ""
        return self._known[key]
