"""Certain corrections: gathered from problems, shown as a diff, written. What is certain, the problems say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import click

from kb.atomic import write_file
from kb.edits import apply_edits, unified_diff
from kb.problem import Problem
from kb.secrets.file_names import masked_name
from kb.secrets.judge import SECRET
from kb.secrets.redact import redact
from kb.secrets.scan import mask


@dataclass(frozen=True, slots=True)
class Correction:
    """One file as it is, and as it will be."""

    path: str
    before: str
    after: str


def gather(root: Path, problems: Iterable[Problem]) -> list[Correction]:
    """What `problems` are certain of, file by file; nothing for a file that it would not change."""
    found = []
    certain = sorted((problem for problem in problems if problem.edit), key=lambda problem: problem.place.path)
    for path, group in groupby(certain, key=lambda problem: problem.place.path):
        before = (root / path).read_bytes().decode("utf-8")
        after = apply_edits(before, [problem.edit for problem in group if problem.edit])
        if after != before:
            found.append(Correction(path, before, after))
    return found


def gather_secrets(root: Path, problems: Iterable[Problem]) -> list[Correction]:
    """Each file in which `problems` tell of a secret, without its secrets; what is not UTF-8 is left as it is."""
    found = []
    for path in sorted({problem.place.path for problem in problems if problem.rule == SECRET}):
        try:
            before = (root / path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        after = redact(before)
        if after != before:
            found.append(Correction(path, before, after))
    return found


def show(corrections: Iterable[Correction], *, err: bool, color: bool) -> None:
    """Print the corrections as one unified diff that `git apply` takes; secrets in it are not shown."""
    for one in corrections:
        diff = unified_diff(masked_name(one.path), mask(one.before), mask(one.after))
        for line in diff.removesuffix("\n").split("\n"):
            click.echo(_paint(line) if color else line, err=err)


def write(root: Path, corrections: Iterable[Correction]) -> None:
    """Write each file whole, or not at all."""
    for one in corrections:
        write_file(root / one.path, one.after, one.before)


def _paint(line: str) -> str:
    color = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
    return click.style(line, fg=color) if color else line
