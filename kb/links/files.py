"""Which files of a folder people wrote: what git knows or would add; outside of git everything that is not hidden.

Symbolic links, hidden files and what package managers put there are left out everywhere.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.links.git import ask_git

MAX_BYTES = 2_000_000
"""A larger file is data."""
FOREIGN = frozenset({"node_modules", "__pycache__", "venv", "site-packages", "vendor", "bower_components"})
"""Folders that others fill."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file, and its path relative to the folder that was asked for, with `/`."""

    path: Path
    name: str


def files_in(folder: Path) -> Iterator[FoundFile]:
    """Every file below `folder` that may hold a mention, sorted; of checkouts in it too."""
    for name in sorted(_names(folder, "")):
        path = folder / name
        try:
            status = path.lstat()
        except OSError:
            continue
        if stat.S_ISREG(status.st_mode) and 0 < status.st_size <= MAX_BYTES:
            yield FoundFile(path, name)


def _names(folder: Path, prefix: str) -> Iterator[str]:
    listed = _known_to_git(folder)
    if listed is None:
        yield from _walk(folder, prefix)
        return
    for name in listed:
        if _is_foreign(name):
            continue
        if name.endswith("/"):
            yield from _names(folder / name, f"{prefix}{name}")
        else:
            yield prefix + name


def _known_to_git(folder: Path) -> list[str] | None:
    """What git lists in `folder`; None when that is no checkout. A checkout inside it ends in a slash."""
    answer = ask_git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate")
    if answer is None:
        return None
    return [os.fsdecode(name) for name in answer.split(b"\0") if name]


def _walk(folder: Path, prefix: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if _is_foreign(entry.name) or entry.is_symlink():
            continue
        if not entry.is_dir(follow_symlinks=False):
            yield prefix + entry.name
        elif Path(entry.path, ".git").exists():
            yield from _names(Path(entry.path), f"{prefix}{entry.name}/")
        else:
            yield from _walk(Path(entry.path), f"{prefix}{entry.name}/")


def _is_foreign(name: str) -> bool:
    return any(part.startswith(".") or part in FOREIGN for part in name.rstrip("/").split("/"))
