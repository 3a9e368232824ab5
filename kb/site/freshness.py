"""Whether the files that a site is made from are still those that were read: else it would be half old and half new.

Knows names, sizes and times of files, reads none.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from kb.read.beside.site_settings import read_site_settings
from kb.read.root import LOGS

log = logging.getLogger("mkdocs.plugins.kb")
Stamp = frozenset[tuple[str, int, int, int]]


class Outdated(Exception):
    """Somebody has changed a file while the site was built; nothing was replaced."""


def stamp_of(root: Path) -> Stamp:
    """The records and hand-written pages at `root` as they are now: two stamps are equal when nothing was changed."""
    return frozenset(_files(root, (LOGS, read_site_settings(root).docs_dir)))


def confirm(root: Path, read_at: Stamp | None) -> None:
    """Raises Outdated when the files are others than at `read_at`; None: nobody asks."""
    if read_at is not None and stamp_of(root) != read_at:
        raise Outdated


def warn_when_outdated(root: Path, read_at: Stamp | None) -> None:
    """Say under plain MkDocs, which has written the site already, that it may not be whole; None: nobody asks."""
    if read_at is not None and stamp_of(root) != read_at:
        log.warning("a file was changed while the site was built: it may be half old and half new; build it again")


def _files(root: Path, folders: tuple[str, ...]) -> Iterator[tuple[str, int, int, int]]:
    for folder in folders:
        for place, _, names in os.walk(root / folder):
            for name in names:
                path = Path(place, name)
                try:
                    status = path.lstat()
                except OSError:
                    continue
                yield str(path), status.st_mtime_ns, status.st_size, status.st_ino
