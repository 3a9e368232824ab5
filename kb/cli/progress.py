"""Progress of long work, on a terminal only: one line on standard error, gone when the work is done."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

from kb.progress import Watch, unwatched

PATIENCE, PAUSE = 0.7, 0.1
"""Seconds before anything is shown, and between two states."""


@contextmanager
def progress() -> Iterator[Watch]:
    """Who listens to the work inside; nobody where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield unwatched
        return
    line = _Line(sys.stderr)
    try:
        yield line.show
    finally:
        line.clear()


@dataclass
class _Line:
    out: TextIO
    next: float = field(default_factory=lambda: time.monotonic() + PATIENCE)
    width: int = 0

    def show(self, what: str, done: int, whole: int) -> None:
        now = time.monotonic()
        if now < self.next:
            return
        self.next = now + PAUSE
        text = f"{what} {done} of {whole}"
        self.out.write("\r" + text.ljust(self.width))
        self.out.flush()
        self.width = len(text)

    def clear(self) -> None:
        if self.width:
            self.out.write("\r" + " " * self.width + "\r")
            self.out.flush()
