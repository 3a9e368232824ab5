"""Many text patterns over many lines: all at once over blocks of lines, then over the lines of a block where something
is, then one by one on the few lines where something is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.detect.hit import KnownDetector
from kb.detect.lines import OutputLine, Searched
from kb.detect.patterns import Budget, Patterns, compiled
from kb.model.recogniser import TextPattern

BLOCKS = (100_000, 4_000)
"""Characters searched at once: of large blocks, and of the small ones in a large one where something is."""


@dataclass(frozen=True, slots=True)
class Match:
    """A detector that matched in a line: from which column (from 1, in code points), how wide."""

    known: KnownDetector
    line: OutputLine
    column: int
    width: int


class TextSearch:
    """The patterns of several detectors of one kind."""

    def __init__(self, detectors: Sequence[tuple[KnownDetector, TextPattern]]) -> None:
        self._patterns = Patterns([pattern.pattern for _, pattern in detectors])
        exceptions = [pattern.unless for _, pattern in detectors]
        wrong = Patterns([one or "x" for one in exceptions]).bad
        self.bad = [(detectors[index][0], said) for index, said in {**self._patterns.bad, **wrong}.items()]
        usable = set(range(len(detectors))) - set(wrong)
        self._unless = {index: compiled(exceptions[index]) for index in usable if exceptions[index]}
        self._usable = usable
        self._detectors = detectors

    def find(self, searched: Searched, budget: Budget) -> Iterator[Match]:
        """Every match, line by line. Raises TooCostly when the budget is spent."""
        if not self._detectors:
            return
        texts, find = searched.texts, self._patterns.find
        for at in self._promising(texts, range(len(texts)), budget, BLOCKS):
            raw = texts[at].encode("utf-8", "replace")
            for index in find(raw):
                if index in self._usable and not self._is_excused(index, raw):
                    yield self._match(index, searched.line(at), raw)

    def _promising(self, texts: Sequence[str], among: range, budget: Budget, sizes: Sequence[int]) -> Iterator[int]:
        """The lines of the blocks in which something is."""
        if not sizes:
            yield from among
            return
        for block in _blocks(texts, among, sizes[0]):
            budget.check()
            if self._patterns.may_match("\n".join(texts[block.start : block.stop]).encode("utf-8", "replace")):
                yield from self._promising(texts, block, budget, sizes[1:])

    def _is_excused(self, index: int, raw: bytes) -> bool:
        unless = self._unless.get(index)
        return unless is not None and bool(unless.search(raw))

    def _match(self, index: int, line: OutputLine, raw: bytes) -> Match:
        found = self._patterns.alone[index].search(raw)
        start, end = (found.start(), found.end()) if found else (0, 0)
        before = len(raw[:start].decode("utf-8", "replace"))
        width = len(raw[start:end].decode("utf-8", "replace"))
        return Match(self._detectors[index][0], line, line.column + before, max(1, width))


def _blocks(texts: Sequence[str], among: range, size: int) -> Iterator[range]:
    """Neighbouring lines of about `size` characters together."""
    start, length = among.start, 0
    for index in among:
        length += len(texts[index]) + 1
        if length >= size:
            yield range(start, index + 1)
            start, length = index + 1, 0
    if start < among.stop:
        yield range(start, among.stop)
