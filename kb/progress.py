"""How long work tells how far it is, without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


def unwatched(what: str, done: int, whole: int) -> None:
    """Nobody listens."""
