"""The files that detectors' examples name: read with the library, so that rules need no files.

Only regular files inside `logs/`, no links on the way, none larger than a plan may be here.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from kb.library import Entry
from kb.model.file.path import Path as FieldPath
from kb.model.pitfall import Pitfall
from kb.problem import Problem

MOST_BYTES = 5_000_000


def read_fixtures(logs: Path, pitfalls: Iterable[Entry[Pitfall]]) -> tuple[dict[str, bytes], list[Problem]]:
    """Each file that an example names, by the name as written, and a problem for each that cannot be had."""
    found: dict[str, bytes] = {}
    problems = []
    for entry in pitfalls:
        for path, name in _named(entry.record):
            if name in found:
                continue
            try:
                found[name] = _read(logs, name)
            except OSError as error:
                said = f"cannot be read: {error.strerror}" if error.strerror else str(error)
                help = "an example names a file in logs/, for instance fixtures/plan.json"
                problems.append(Problem(entry.source.place(path), "missing-fixture", f"'{name}' {said}", help=help))
    return found, problems


def _named(pitfall: Pitfall) -> Iterator[tuple[FieldPath, str]]:
    for index, detector in enumerate(pitfall.detect):
        for kind in ("hit", "clean"):
            for number, example in enumerate(getattr(detector.examples, kind)):
                if example.file:
                    yield ("detect", index, "examples", kind, number, "file"), example.file


def _read(logs: Path, name: str) -> bytes:
    """The bytes of one file. Raises OSError, without an errno where it is a file that nobody reads."""
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or "\\" in name or "\0" in name or PurePosixPath(name).is_absolute():
        raise OSError("leads out of logs/")
    path = logs
    for part in parts:
        path /= part
        if path.is_symlink():
            raise OSError("is a link, or behind one; links are not followed")
    try:
        kind = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise OSError("is not in logs/") from None
    if not stat.S_ISREG(kind.st_mode):
        raise OSError("is no file")
    if kind.st_size > MOST_BYTES:
        raise OSError(f"has {kind.st_size:,} bytes; at most {MOST_BYTES:,}")
    return path.read_bytes()
