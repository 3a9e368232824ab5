"""The two renames that Python does not have, from the C library: exchange, and rename to a name that must be free."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD = -100
_LINUX = {"free": 1, "exchange": 2}
"""renameat2(2): RENAME_NOREPLACE, RENAME_EXCHANGE."""
_MACOS = {"free": 4, "exchange": 2}
"""renamex_np(2): RENAME_EXCL, RENAME_SWAP."""


def exchange(first: Path, second: Path) -> bool:
    """Exchange two files or folders in one moment; False, and nothing done, where the system or the disk cannot."""
    return _rename(first, second, "exchange") == 0


def rename_to_free(old: Path, new: Path) -> bool:
    """Rename to a name that nobody has; False where the system or the disk cannot. Raises FileExistsError."""
    failed = _rename(old, new, "free")
    if failed == errno.EEXIST:
        raise FileExistsError(failed, os.strerror(failed), str(new))
    return failed == 0


def _rename(old: Path, new: Path, how: str) -> int:
    """0, or the number of what went wrong."""
    library = ctypes.CDLL(None, use_errno=True)
    names = (os.fsencode(old), os.fsencode(new))
    if hasattr(library, "renameat2"):
        done = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _LINUX[how])
    elif hasattr(library, "renamex_np"):
        done = library.renamex_np(names[0], names[1], _MACOS[how])
    else:
        return errno.ENOSYS
    return ctypes.get_errno() if done else 0
