"""Many text patterns over many lines: first all at once, then one by one on the few lines where something is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.detect.hit import Known
from kb.detect.lines import Line
from kb.detect.patterns import Budget, Patterns, compiled
from kb.model.detector import TextPattern

SLICE = 50_000
"""Bytes between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Match:
    """A detector that matched in a line: from which column (from 1, in code points), how wide."""

    known: Known
    line: Line
    column: int
    width: int


class TextSearch:
    """The patterns of several detectors of one kind."""

    def __init__(self, detectors: Sequence[tuple[Known, TextPattern]]) -> None:
        self._patterns = Patterns([pattern.pattern for _, pattern in detectors])
        exceptions = [pattern.unless for _, pattern in detectors]
        wrong = Patterns([one or "x" for one in exceptions]).bad
        self.bad = [(detectors[index][0], said) for index, said in {**self._patterns.bad, **wrong}.items()]
        usable = set(range(len(detectors))) - set(wrong)
        self._unless = {index: compiled(exceptions[index]) for index in usable if exceptions[index]}
        self._usable = usable
        self._detectors = detectors

    def find(self, lines: Iterable[Line], budget: Budget) -> Iterator[Match]:
        """Every match, line by line. Raises TooCostly when the budget is spent."""
        if not self._detectors:
            return
        find, since = self._patterns.find, 0
        for line in lines:
            raw = line.text.encode("utf-8", "replace")
            since += len(raw) + 20
            if since > SLICE:
                budget.check()
                since = 0
            for index in find(raw):
                if index in self._usable and not self._is_excused(index, raw):
                    yield self._match(index, line, raw)

    def _is_excused(self, index: int, raw: bytes) -> bool:
        unless = self._unless.get(index)
        return unless is not None and bool(unless.search(raw))

    def _match(self, index: int, line: Line, raw: bytes) -> Match:
        found = self._patterns.alone[index].search(raw)
        start, end = (found.start(), found.end()) if found else (0, 0)
        before = len(raw[:start].decode("utf-8", "replace"))
        width = len(raw[start:end].decode("utf-8", "replace"))
        return Match(self._detectors[index][0], line, line.column + before, max(1, width))
