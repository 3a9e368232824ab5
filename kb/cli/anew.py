"""Work on a whole knowledge base that begins anew when somebody changes a file meanwhile: nothing is made half old."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from kb.site.freshness import Outdated, Stamp, stamp_of

T = TypeVar("T")
TRIES = 3
"""How often something is made because somebody changes files meanwhile."""


def anew(base: Path, doing: str, make: Callable[[Stamp | None], T]) -> T:
    """What `make` makes of the files at `base`; the last time it is taken as it is.

    `make` is given the stamp of the files before it reads them, None the last time, and raises Outdated when they are
    others at its end. `doing` says in a word what begins again.
    """
    for left in reversed(range(TRIES)):
        read_at = stamp_of(base) if left else None
        try:
            return make(read_at)
        except Outdated:
            click.echo(f"kb: a file was changed meanwhile; {doing} again", err=True)
    raise AssertionError("the last one is never outdated")
