"""Pause points in the order of a night: the usual names, and between them what a team calls its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.model.settings import fold

BEFORE = ("before-announcing", "week-before", "day-before", "before-start", "before-plan", "before-apply")
AFTER = (
    "after-apply", "before-delete", "after-delete", "at-decide-by", "before-going-home", "going-home", "next-day",
)  # fmt: skip
"""A team's own names stand after the first and before the second."""


def place_in_night(pause: str) -> tuple[int, int]:
    """By what pause points are sorted."""
    name = fold(pause)
    if name in BEFORE:
        return (0, BEFORE.index(name))
    return (2, AFTER.index(name)) if name in AFTER else (1, 0)


def joined(own: Sequence[str], others: Iterable[str]) -> list[str]:
    """A checklist's pause points as their author has them, and each other one before the first that comes later."""
    order = list(own)
    for pause in sorted(others, key=place_in_night):
        later = (at for at, there in enumerate(order) if place_in_night(there) > place_in_night(pause))
        order.insert(next(later, len(order)), pause)
    return order
