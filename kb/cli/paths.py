"""The part of a knowledge base that a person names by files and folders, and how paths are shown to whom."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.cli.options import stop
from kb.read.root import LOGS


@dataclass(frozen=True, slots=True)
class AskedPart:
    """Files and folders, relative to the knowledge base; none means all of it."""

    names: tuple[str, ...] = ()

    def __contains__(self, path: str) -> bool:
        """Whether a file, named as in a Place, belongs to the part."""
        return not self.names or any(name in (".", path) or path.startswith(f"{name}/") for name in self.names)


def choose_part(root: Path, docs_dir: str, paths: Sequence[Path]) -> AskedPart:
    """The part that `paths` name. Ends the run for a path in which kb reads no file."""
    return AskedPart(tuple(_name(root.resolve(), docs_dir, path) for path in paths))


def _name(root: Path, docs_dir: str, path: Path) -> str:
    """The path relative to `root`: as seen from the working folder, else from the knowledge base."""
    for full in (_full(Path.cwd() / path), _full(root / path)):
        if full.is_relative_to(root) and _holds_something(full, root, docs_dir):
            return full.relative_to(root).as_posix()
    return stop(f"{path} matches nothing: no file in {LOGS}/ or {docs_dir}/ of {root}")


def _full(path: Path) -> Path:
    """The path without `..` and links on the way; a link at its end stays one, for the reader to complain of."""
    return path.resolve() if path.name in ("", "..") else path.parent.resolve() / path.name


def _holds_something(path: Path, root: Path, docs_dir: str) -> bool:
    folders = [folder for folder in (root / LOGS, root / docs_dir) if folder.is_dir()]
    if path.is_file() or path.is_symlink():
        return any(path.is_relative_to(folder) for folder in folders)
    starts = [path] if any(path.is_relative_to(folder) for folder in folders) else []
    starts += [folder for folder in folders if folder.is_relative_to(path)]
    return any(file.is_file() for start in starts for file in start.rglob("*"))


def prefix_for_reader(root: Path) -> str:
    """What to put before a place's path so that a terminal in the working folder finds the file."""
    here = os.path.relpath(root.resolve())
    if here == ".":
        return ""
    return f"{min(here, str(root.resolve()), key=len)}/"


def prefix_in_repository(root: Path) -> str:
    """What to put before a place's path to name the file from the root of its repository."""
    full = root.resolve()
    top = next((folder for folder in (full, *full.parents) if (folder / ".git").exists()), full)
    name = full.relative_to(top).as_posix()
    return "" if name == "." else f"{name}/"
