"""Several files as one change: all as they were, or all as they shall be, also when kb is killed in between.

What is to be written stands in one file first; a run that finds such a file ends what was begun. Knows no record.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kb.atomic.files import alone_in, read_or_none, sync_folder, write_file

BEGUN = ".kb-change.json"
"""In the knowledge base while several files are written: [name, before, after] of each; null: no such file."""


def change_files(root: Path, files: Mapping[str, str | None]) -> None:
    """Write, or with None remove, all files below `root`. When one cannot be, all are as they were: raises OSError."""
    changes = [(name, _text(root / name), after) for name, after in files.items()]
    write_file(root / BEGUN, json.dumps(changes))
    done: list[tuple[str, str | None]] = []
    try:
        for name, before, after in changes:
            done.append((name, before))
            _put(root / name, after)
    except BaseException:
        for name, before in reversed(done):
            _put(root / name, before)
        _forget(root)
        raise
    _forget(root)


def end_what_was_begun(root: Path) -> bool:
    """Write what a killed run has not; False when there is nothing to end. A file that somebody has changed since
    stays as it is. Raises OSError.
    """
    begun = root / BEGUN
    raw = b"" if begun.exists() and not begun.is_file() else read_or_none(begun)
    if raw is None:
        return False
    for name, before, after in _changes(begun, raw):
        path = root / name
        if path.resolve().is_relative_to(root.resolve()) and _text(path) == before:
            _put(path, after)
    _forget(root)
    return True


def _changes(path: Path, raw: bytes) -> list[tuple[str, str | None, str | None]]:
    """What kb has written there. Raises OSError for what it has not."""
    with suppress(ValueError, TypeError):
        changes = [(name, before, after) for name, before, after in json.loads(raw)]
        if all(isinstance(name, str) and isinstance(before, str | None) for name, before, _ in changes):
            return changes
    text = "is no list of changes that kb has begun; delete it, and look at your files with: git status"
    raise OSError(errno.EINVAL, text, str(path))


def _put(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    elif _text(path) != text:
        write_file(path, text.encode("utf-8", "surrogateescape"))


def _text(path: Path) -> str | None:
    raw = read_or_none(path)
    return None if raw is None else raw.decode("utf-8", "surrogateescape")


def _forget(root: Path) -> None:
    with alone_in(root):
        (root / BEGUN).unlink(missing_ok=True)
        sync_folder(root)
