"""A whole folder in the place of another: made beside it, swapped in one moment; what a killed build left is removed.

Its files are not synced to the disk: after a power cut a site is built again.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kb.atomic.files import PREFIX, SUFFIX, TEMPORARY, alone_in, sync_folder
from kb.atomic.renames import exchange


@contextmanager
def new_folder_for(target: Path) -> Iterator[Path]:
    """An empty folder beside `target`, to be filled and swapped in; it is gone afterwards. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(target.parent):
        _recover(target)
        _remove_left_overs(target.parent)
        new = Path(tempfile.mkdtemp(SUFFIX, PREFIX, target.parent))
        handle = _in_use(new)
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def swap_folders(new: Path, target: Path) -> None:
    """Put the folder `new` in the place of `target`; afterwards `new` holds what was there, or is gone.

    One exchange where the system has it (Linux, macOS); else two renames, the first undone when the second fails, and
    by the next build when kb is killed between them. Raises OSError; `target` is then as it was.
    """
    with alone_in(target.parent):
        if not target.exists():
            new.rename(target)
        elif not exchange(new, target):
            aside = _aside(target)
            target.rename(aside)
            try:
                new.rename(target)
            except OSError:
                aside.rename(target)
                raise
            aside.rename(new)
        sync_folder(target.parent)


def _aside(target: Path) -> Path:
    return target.with_name(f"{PREFIX}old-{target.name}")


def _recover(target: Path) -> None:
    """Finish what two renames have left: the old folder goes back to its place, or away."""
    aside = _aside(target)
    if aside.is_dir() and not aside.is_symlink():
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.rename(target)


def _in_use(folder: Path) -> int | None:
    """A lock that lasts as long as this process: who finds the folder knows that it is no left-over."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _remove_left_overs(parent: Path) -> None:
    """Remove the folders of builds that were killed; one at work holds its lock."""
    with suppress(OSError), os.scandir(parent) as found:
        for entry in found:
            if TEMPORARY.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                handle = _in_use(Path(entry.path))
                if handle is not None:
                    shutil.rmtree(entry.path, ignore_errors=True)
                    os.close(handle)
