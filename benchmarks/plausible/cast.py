"""Who is there: the ids of all records of a base, and on which day each night falls."""

from __future__ import annotations

from datetime import date, timedelta

from benchmarks.plausible.teller import Teller
from benchmarks.plausible.vocabulary import SYSTEMS, TOOLS

LAST_DAY = date(2026, 11, 1)
"""Finished logs lie before it, planned ones after it; kb.yml's `as_of` is this day."""
_SYSTEMS, _TOOLS = list(SYSTEMS), list(TOOLS)


class Cast:
    """The records of a base of `count` logs: one pitfall per ten logs, a few checklists."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.pitfalls = [_name(number * 5, number * 3, number, "surprises") for number in range(max(1, count // 10))]
        self.checklists = [f"before-work-on-{slug}" for slug in _SYSTEMS[: max(3, min(12, count // 100))]]
        self.logs = [f"{self.day(number)}-{_name(number, number * 7, number, 'on')}" for number in range(count)]

    def is_incident(self, number: int) -> bool:
        """Every eighth log is an incident."""
        return number % 8 == 7

    def is_planned(self, number: int) -> bool:
        """Of the last hundredth of the logs, the windows are still to come."""
        return number >= self.count - max(1, self.count // 100) and not self.is_incident(number)

    def day(self, number: int) -> date:
        """Logs spread over five years; the coming ones over the next weeks."""
        if self.is_planned(number):
            return LAST_DAY + timedelta(days=1 + number % 25)
        return LAST_DAY - timedelta(days=1 + (self.count - number) * 1800 // self.count)

    def teller(self, kind: str, number: int) -> Teller:
        """The voice of one record, in Japanese and English in turn; mentions pitfalls, and now and then a log."""
        known = self.logs[: number + 1] if kind == "log" else self.logs
        voice = Teller(f"{kind}-{number}", "ja" if number % 2 else "en", lambda: f"[[{target()}]]")

        def target() -> str:
            return voice.random.choice(known if voice.random.random() < 0.25 else self.pitfalls)

        return voice


def _name(tool: int, system: int, number: int, between: str) -> str:
    return f"{_TOOLS[tool % len(_TOOLS)]}-{between}-{_SYSTEMS[system % len(_SYSTEMS)]}-{number:04}"
