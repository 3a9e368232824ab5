"""Which logs came before a window, and how heavily a pitfall weighed in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.library import Entry, Library, LogEntry, in_time
from kb.model.pitfall import SEVERITIES, Pitfall


@dataclass(frozen=True, slots=True)
class Weight:
    """How bad a pitfall is, and what became of it before this window; logs oldest first."""

    severity: int
    """0 is the worst; pitfalls without a severity come last."""
    met: tuple[LogEntry, ...] = ()
    avoided: tuple[LogEntry, ...] = ()

    @property
    def last(self) -> LogEntry | None:
        """The newest log in which it bit."""
        return self.met[-1] if self.met else None

    @property
    def order(self) -> tuple[int, int, float]:
        """Sort key: the worst first, then what bit most often, then what bit last."""
        return (self.severity, -len(self.met), -in_time(self.last)[0] if self.last else 0.0)


def is_earlier(window: LogEntry) -> Callable[[LogEntry], bool]:
    """A question to any log: did its work begin before that of `window`? Logs without a date did."""
    begin = in_time(window)

    def ask(log: LogEntry) -> bool:
        return log.id != window.id and (not begin[0] or in_time(log) < begin)

    return ask


def weight_of(library: Library, window: LogEntry, pitfall: Entry[Pitfall]) -> Weight:
    """The weight of one pitfall on the day of the window."""
    ask = is_earlier(window)

    def before(logs: Sequence[LogEntry]) -> tuple[LogEntry, ...]:
        return tuple(log for log in logs if ask(log))

    met, avoided = before(library.met.get(pitfall.id, ())), before(library.avoided.get(pitfall.id, ()))
    return Weight(severity_rank(pitfall.record.severity), met, avoided)


def severity_rank(severity: str | None) -> int:
    """0 for the worst; unknown ones come last."""
    return SEVERITIES.index(severity) if severity else len(SEVERITIES)
