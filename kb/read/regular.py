"""The bytes of a regular file: a pipe would make us wait for ever, a device has no end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

MOST_BYTES = 20_000_000


def read_regular(path: Path, most: int = MOST_BYTES) -> bytes:
    """What the file holds. Raises OSError when it is no regular file, or holds more than `most` bytes."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is no regular file", str(path))
        if status.st_size > most:
            raise OSError(errno.EFBIG, f"it has more than {most:,} bytes", str(path))
        return file.read(most + 1)
