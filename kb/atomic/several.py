"""Several files as one change: all as they were, or all as they shall be, also when kb is killed in between.

What is to be written stands in one file first, locked while its writer lives; who finds such a file waits for the
writer, and ends what a killed one has begun. Knows no record.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from kb.atomic.files import ChangedMeanwhile, alone_in, create_file, lock, read_or_none, sync_folder, write_file

BEGUN = ".kb-change.json"
"""In the knowledge base while several files are written: [name, before, after] of each; null: no such file."""
TRIES = 3
Change = tuple[str, str | None, str | None]
T = TypeVar("T")


def change_files(root: Path, files: Mapping[str, str | None], known: Mapping[str, str | None] | None = None) -> None:
    """Write, or with None remove, all files below `root`. When one cannot be, all are as they were: raises OSError.

    `known`: what the caller knows each file to hold, None for no file; ChangedMeanwhile when one holds anything else.
    """
    changes = [(name, _text(root / name), after) for name, after in files.items()]
    for name, before, _ in changes:
        if known is not None and before != known[name]:
            raise ChangedMeanwhile(root / name)
    _begin(root, changes)
    with _held(root / BEGUN) as mine:
        if mine:  # else somebody took it for a left-over in the moment before it was held, and has written it
            _write(root, changes)


def texts_of(root: Path, names: Iterable[str]) -> dict[str, str | None]:
    """What files hold, as `change_files` compares it; None where there is none. Raises OSError."""
    return {name: _text(root / name) for name in names}


def end_what_was_begun(root: Path) -> bool:
    """Write what a killed run has not; False when there is nothing to end. A file that somebody has changed since
    stays as it is. Waits for a run that is at work. Raises OSError.
    """
    begun = root / BEGUN
    if not _is_there(begun):
        return False
    with _held(begun) as mine:
        if not mine:
            return end_what_was_begun(root)
        for name, before, after in _changes(begun):
            path = root / name
            if path.resolve().is_relative_to(root.resolve()) and _text(path) == before:
                _put(root, name, before, after)
        _forget(root)
    return True


def read_together(root: Path, read: Callable[[], T]) -> T:
    """What `read` makes of the files below `root`, none of them in the middle of a change: again when one was written
    meanwhile. Raises OSError.
    """
    tries = 0
    while True:
        end_what_was_begun(root)
        stamp = root.stat().st_mtime_ns  # a list of changes comes and goes in the folder itself
        found = read()
        tries += 1
        if root.stat().st_mtime_ns == stamp or tries == TRIES:
            return found


def _begin(root: Path, changes: list[Change]) -> None:
    try:
        create_file(root / BEGUN, json.dumps(changes))
    except FileExistsError as error:
        text = "another change is being written; nothing of this one was; run again"
        raise FileExistsError(errno.EEXIST, text, str(root / BEGUN)) from error


def _write(root: Path, changes: list[Change]) -> None:
    done: list[Change] = []
    try:
        for change in changes:
            done.append(change)
            _put(root, *change)
    except BaseException:
        for name, before, after in reversed(done):
            if _text(root / name) == after:
                _put(root, name, after, before)
        _forget(root)
        raise
    _forget(root)


@contextmanager
def _held(begun: Path) -> Iterator[bool]:
    """Holds the lock of the list of changes; False when it is another one by now, or gone."""
    try:
        handle = os.open(begun, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        yield False
        return
    try:
        lock(handle)
        yield _is_same(handle, begun)
    finally:
        os.close(handle)


def _is_same(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def _is_there(begun: Path) -> bool:
    if begun.exists() and not begun.is_file():
        raise _no_list(begun)
    return begun.exists()


def _changes(path: Path) -> list[Change]:
    """What kb has written there. Raises OSError for what it has not."""
    with suppress(ValueError, TypeError):
        changes = [(name, before, after) for name, before, after in json.loads(read_or_none(path) or b"")]
        if all(isinstance(name, str) and isinstance(before, str | None) for name, before, _ in changes):
            return changes
    raise _no_list(path)


def _no_list(path: Path) -> OSError:
    text = "is no list of changes that kb has begun; delete it, and look at your files with: git status"
    return OSError(errno.EINVAL, text, str(path))


def _put(root: Path, name: str, before: str | None, after: str | None) -> None:
    """Write or remove one file. Raises ChangedMeanwhile when somebody else has changed it since."""
    path = root / name
    if after is None:
        with alone_in(path.parent):
            if _text(path) != before:
                raise ChangedMeanwhile(path)
            path.unlink(missing_ok=True)
            sync_folder(path.parent)
    elif before is None:
        create_file(path, _raw(after))
    elif before != after:
        write_file(path, _raw(after), _raw(before))


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _text(path: Path) -> str | None:
    raw = read_or_none(path)
    return None if raw is None else raw.decode("utf-8", "surrogateescape")


def _forget(root: Path) -> None:
    with alone_in(root):
        (root / BEGUN).unlink(missing_ok=True)
        sync_folder(root)
