"""The exported folder: written beside the target and put in its place when it is whole. Foreign files are never lost.

A list in the folder says which files kb wrote; what is not in it belongs to somebody.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kb.atomic import new_folder_for, swap_folders

MARK = ".kb-export.json"
"""The list: every file that kb wrote, with a fingerprint."""


class ExportFailed(Exception):
    """Nothing was written; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an export goes: into `folder`; with `replace` also into one that kb did not write."""

    folder: Path
    replace: bool = False
    confirm: Callable[[], None] = lambda: None
    """Called when all is written, before it takes its place: what it raises leaves the folder as it was."""


def write_folder(to: Target, files: Iterable[tuple[str, bytes]], begun: frozenset[str] = frozenset()) -> int:
    """Write `files` and return how many.

    Files that a person added to an earlier export stay, and so do those of `begun` (settings to begin with) that a
    person changed. A folder with content that is no export of kb is only replaced when `to.replace` says so. Raises
    ExportFailed; the folder is then as it was.
    """
    target = to.folder.absolute()
    old = _list_of(target)
    if old is None and not to.replace and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ExportFailed(f"{target} is not empty and was not written by kb export; --replace empties it first")
    try:
        with new_folder_for(target) as new:
            written = _write(new, files)
            if old is not None:
                _keep(target, new, old, begun)
            to.confirm()
            new.chmod(0o755)
            swap_folders(new, target)
    except OSError as error:
        place = error.filename or target
        raise ExportFailed(f"cannot write {place}: {error.strerror}; the folder is as it was") from error
    return written


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    prints = {}
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        prints[name] = _print(content)
    (folder / MARK).write_text(json.dumps({"files": prints}, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return len(prints)


def _print(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _list_of(folder: Path) -> dict[str, str] | None:
    """The files that kb wrote here and their fingerprints; None when this is no export of kb."""
    try:
        data = json.loads((folder / MARK).read_bytes())
        return {str(name): str(one) for name, one in data["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _keep(old: Path, new: Path, ours: dict[str, str], begun: frozenset[str]) -> None:
    """Link into `new` what a person put into `old`, and settings that a person changed."""
    for path in sorted(old.rglob("*")):
        name = path.relative_to(old).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        changed = name in begun and name in ours and _print(path.read_bytes()) != ours[name]
        if name != MARK and (changed or name not in ours) and (changed or not (new / name).exists()):
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).unlink(missing_ok=True)
            _link(path, new / name)


def _link(path: Path, copy: Path) -> None:
    """The same file under a second name: a large theme is not copied."""
    try:
        os.link(path, copy, follow_symlinks=False)
    except OSError:
        shutil.copy2(path, copy, follow_symlinks=False)
