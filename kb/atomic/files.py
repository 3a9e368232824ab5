"""One file: there whole, old or new, whatever happens in between; of two writers neither loses what the other wrote.

Knows files, never what is in them.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kb.atomic.renames import rename_to_free

PREFIX = ".kb-"
"""How the names of our temporary files begin; whoever walks a folder skips them."""
SUFFIX = ".tmp"
TEMPORARY = re.compile(r"\.kb-[a-z0-9_]{8}\.tmp")
"""What `tempfile` makes of both: nobody else calls a file so, and a left-over may be removed."""
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
_NO_HARD_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


class ChangedMeanwhile(OSError):
    """Somebody else has changed the file since it was read. Nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EBUSY, "somebody else changed it meanwhile; it is as they left it; run again", str(path))


class NotConfirmed(OSError):
    """The file is in its place, but the disk has not said that its name will last."""


def write_file(path: Path, data: str | bytes, before: str | bytes | None = None) -> None:
    """Write `data` (text as UTF-8) to `path`: a temporary file in the same folder, fsync, rename, fsync of the folder.

    `before`: what the caller has read; when the file holds anything else by now, ChangedMeanwhile is raised. A file
    keeps its permissions; a symbolic link stays one, and the file it leads to is written. Raises OSError, which says
    that the file is as it was.
    """
    path = path.resolve() if path.is_symlink() else path
    with _told(path), _temporary_beside(path, _bytes(data)) as temporary:
        if before is not None and read_or_none(path) != _bytes(before):
            raise ChangedMeanwhile(path)
        _take_over(path, temporary)
        temporary.replace(path)
        _confirm(path)


def create_file(path: Path, data: str | bytes) -> None:
    """Write a file that must not be there yet. Raises FileExistsError when it is, and then writes nothing.

    The content is complete before the name appears.
    """
    with _told(path), _temporary_beside(path, _bytes(data)) as temporary:
        temporary.chmod(_default_mode())
        if not rename_to_free(temporary, path):
            _link(temporary, path)
        _confirm(path)


def _link(temporary: Path, path: Path) -> None:
    """Give the file its name where there is no such rename: a link never replaces a file either."""
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        temporary.replace(path)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Holds the folder's lock: of two kb that write into it, one waits."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        lock(handle)
        yield
    finally:
        os.close(handle)


def lock(handle: int) -> None:
    """Wait until nobody else holds what is open; closing it lets it go. Without locks on its disk nobody waits."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some disks know no such thing for folders
            raise
    finally:
        os.close(handle)


@contextmanager
def _temporary_beside(path: Path, raw: bytes) -> Iterator[Path]:
    """A whole temporary file with that content, while nobody else writes in the folder; left-overs are removed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(path.parent):
        remove_left_overs(path.parent)
        handle, name = tempfile.mkstemp(SUFFIX, PREFIX, path.parent)
        temporary = Path(name)
        try:
            try:
                _write_all(handle, raw)
                os.fsync(handle)
            finally:
                os.close(handle)
            yield temporary
        finally:
            with suppress(OSError):  # the next writer in this folder removes it
                temporary.unlink(missing_ok=True)


def _confirm(path: Path) -> None:
    try:
        sync_folder(path.parent)
    except OSError as error:
        text = f"is written, but the disk has not confirmed it: {error.strerror}"
        raise NotConfirmed(error.errno or errno.EIO, text, str(path)) from error


def _write_all(handle: int, raw: bytes) -> None:
    """Every byte, or OSError: a full disk may take a part of them without a word."""
    rest = memoryview(raw)
    while rest:
        written = os.write(handle, rest)
        if not written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[written:]


def remove_left_overs(folder: Path) -> None:
    """Remove temporary files that a killed kb has left. To be called under the folder's lock: no other is at work."""
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                Path(entry.path).unlink()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """An OSError names the file that was to be written, not a temporary one, and says how it is now."""
    try:
        yield
    except (FileExistsError, ChangedMeanwhile, NotConfirmed):
        raise
    except OSError as error:
        state = "it is as it was" if path.exists() else "nothing was written"
        text = f"cannot be written: {error.strerror or error}; {state}"
        raise OSError(error.errno or errno.EIO, text, str(path)) from error


def _take_over(path: Path, temporary: Path) -> None:
    """Give a new file the permissions of the one it replaces, and where that is allowed its owner."""
    try:
        old = path.stat()
    except FileNotFoundError:
        temporary.chmod(_default_mode())
        return
    new = temporary.stat()
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with suppress(PermissionError):
            os.chown(temporary, old.st_uid, old.st_gid)
    temporary.chmod(old.st_mode & 0o7777)


def _bytes(data: str | bytes) -> bytes:
    return data.encode("utf-8") if isinstance(data, str) else data


def read_or_none(path: Path) -> bytes | None:
    """What a file holds; None when there is none. Raises OSError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _default_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
