"""A rule's docstring as a value: why, with what passes and what fails. The same text is page, help and test.

Format: prose; then any number of blocks headed `PASS:` or `FAIL:` and indented by four spaces. In a block,
`# logs/…`, `# docs/…` and `# mkdocs.yml` begin a file (without it, the block is one work log), `# now: …` sets the
clock, and `# changed since: 4c1e9aa` says that the logs are no longer what they were at that commit.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

DEFAULT_FILE = "logs/windows/example.yml"
DEFAULT_NOW = "2026-02-13 18:00"
_HEAD = re.compile(r"^(PASS|FAIL):\s*$", re.MULTILINE)
_FILE = re.compile(r"^# (logs/\S+|docs/\S+|mkdocs\.yml)$")
_NOW = re.compile(r"^# now: (.+)$")
_CHANGED = re.compile(r"^# changed since: ([0-9a-f]+)$")


@dataclass(frozen=True, slots=True)
class Sample:
    """One PASS or FAIL block: its text as shown, and the files and clock it stands for."""

    passes: bool
    text: str
    files: dict[str, str]
    now: str
    changed_since: str = ""
    """The commit from which every log of the block differs; '' for none."""


@dataclass(frozen=True, slots=True)
class Documentation:
    """`summary` is the first line, `why` the prose (CommonMark) after it."""

    summary: str
    why: str
    samples: tuple[Sample, ...]


def read_documentation(docstring: str) -> Documentation:
    """Read a docstring. Everything before the first PASS or FAIL is prose."""
    parts = _HEAD.split(textwrap.dedent(docstring).strip())
    summary, _, why = parts[0].strip().partition("\n")
    samples = (_sample(head == "PASS", body) for head, body in zip(parts[1::2], parts[2::2], strict=True))
    return Documentation(summary.strip(), why.strip(), tuple(samples))


def _sample(passes: bool, body: str) -> Sample:
    text = textwrap.dedent(body).strip("\n") + "\n"
    files: dict[str, list[str]] = {}
    now, path, changed_since = DEFAULT_NOW, DEFAULT_FILE, ""
    for line in text.splitlines():
        if match := _FILE.match(line):
            path = match[1]
            files[path] = []
        elif match := _NOW.match(line):
            now = match[1]
        elif match := _CHANGED.match(line):
            changed_since = match[1]
        else:
            files.setdefault(path, []).append(line)
    written = {name: "\n".join(lines) + "\n" for name, lines in files.items() if any(lines)}
    return Sample(passes, text.rstrip("\n"), written, now, changed_since)
