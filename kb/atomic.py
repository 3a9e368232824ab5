"""Safe writing: a file is there whole, old or new, whatever happens in between.

Knows files and folders, never what is in them.
"""

from __future__ import annotations

import ctypes
import os
import tempfile
from pathlib import Path

PREFIX = ".kb-"
"""How the names of our temporary files begin; whoever walks a folder skips them."""


def write_file(path: Path, data: str | bytes) -> None:
    """Write `data` (text as UTF-8) to `path`: a temporary file in the same folder, fsync, rename.

    Keeps the permissions of a file that is replaced. Raises OSError; the old file is then untouched.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=PREFIX, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else _default_mode())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def create_file(path: Path, data: str) -> None:
    """Write a file that must not be there yet. Raises FileExistsError when it is, and then writes nothing.

    The content is complete before the name appears: a hard link never replaces a file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=PREFIX, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_default_mode())
        os.link(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _default_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def swap_folders(new: Path, target: Path) -> None:
    """Put the folder `new` in the place of `target`; afterwards `new` holds what was there, or is gone.

    One exchange where the system has it (Linux); else two renames, the first undone when the second fails.
    Raises OSError; `target` is then as it was.
    """
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        aside = target.with_name(f"{PREFIX}old-{target.name}")
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise
        aside.rename(new)
    _sync_folder(target.parent)


_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def _exchange(first: Path, second: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE; False where the C library or the file system has none."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    names = (os.fsencode(first), os.fsencode(second))
    return bool(renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)
