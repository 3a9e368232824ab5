"""A file that several write: read, change, write; again when somebody else was quicker. No change is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.atomic.files import ChangedMeanwhile, create_file, read_or_none, write_file

TRIES = 50


def update_file(path: Path, change: Callable[[bytes | None], bytes | None]) -> bool:
    """Write what `change` makes of the file (None: there is none yet); False when it makes the same, or None.

    `change` is asked again for what somebody else has written meanwhile. Raises OSError; the file is then as it was.
    """
    for left in reversed(range(TRIES)):
        before = read_or_none(path)
        after = change(before)
        if after is None or after == before:
            return False
        try:
            if before is None:
                create_file(path, after)
            else:
                write_file(path, after, before)
        except (ChangedMeanwhile, FileExistsError):
            if not left:
                raise
        else:
            return True
    return False
