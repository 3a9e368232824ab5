"""A folder that is there only for a while, and surely gone afterwards."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def passing_folder(prefix: str) -> Iterator[Path]:
    """An empty folder among the system's temporary ones, for this user alone. Raises OSError.

    Its name is known before it is there: `tempfile` leaves a folder behind when Ctrl-C comes while it makes one.
    """
    folder = Path(tempfile.gettempdir(), f"{prefix}{secrets.token_hex(8)}").absolute()
    try:
        folder.mkdir(0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
