"""Folders of runbooks: where they are, and what their repository is called. Nothing of this machine gets in."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.links.files import FoundFile, files_in
from kb.links.git import ask_git
from kb.model.settings import RunbookFolder


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, or one file, that is looked through."""

    path: Path
    name: str
    """What the repository is called."""
    written: str = ""
    """The folder as kb.yml names it; '' when only a person named it."""
    url: str = ""
    """How to link to a file in it, with `{path}` and `{line}`."""


def configured(root: Path, runbooks: Iterable[RunbookFolder]) -> Iterator[Folder]:
    """The folders of kb.yml, there or not."""
    for one in runbooks:
        path = root / one.path
        yield Folder(path, one.name or name_of(path), one.path, one.url)


def given(path: Path, known: Iterable[Folder]) -> Folder:
    """The folder or file that a person named; as kb.yml has it when it is one of those."""
    whole = path.resolve()
    same = next((folder for folder in known if folder.path.resolve() == whole), None)
    return same or Folder(path, name_of(path))


def name_of(path: Path) -> str:
    """What a repository is called: its owner and name at its origin, else the name of its folder."""
    folder = path if path.is_dir() else path.parent
    origin = os.fsdecode(ask_git(folder, "config", "--get", "remote.origin.url") or b"").strip()
    parts = [part for part in re.split(r"[/:\\]", origin.removesuffix("/").removesuffix(".git")) if part]
    if "://" in origin or "@" in origin:
        return "/".join(parts[-2:])
    return parts[-1] if parts else folder.resolve().name


def runbooks_in(folders: Iterable[Folder], left_out: Iterable[Path]) -> Iterator[tuple[Folder, FoundFile]]:
    """Every file of the folders, each once; nothing below `left_out`."""
    seen: set[Path] = set()
    excluded = [path.resolve() for path in left_out]
    for folder in folders:
        base = folder.path.resolve()
        inside = [path for path in excluded if path.is_relative_to(base)]
        files = files_in(base) if base.is_dir() else [FoundFile(base, base.name)]
        for file in files:
            if file.path not in seen and not any(file.path.is_relative_to(path) for path in inside):
                seen.add(file.path)
                yield folder, file
