"""Which known pitfall a deviation looks like: by detectors of error text first, by its words last. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from kb.detect.active_detectors import known_in
from kb.detect.error_text import find_in_output
from kb.detect.lines import output_of
from kb.detect.patterns import Budget, TooCostly
from kb.detect.text_search import TextSearch
from kb.library import Library, mentions_in
from kb.likeness import Likeness
from kb.model.pitfall import Pitfall
from kb.model.worklog import Deviation

LATIN, OTHER = 0.55, 0.36
"""How alike words must be, for sentences in Latin letters and for Japanese. Chosen on tests/likeness/labelled.yml and
on the demo: no text that is another thing comes near; half of the paraphrases do."""
SECONDS = 5.0
"""Processor time for all deviations; what is left then is not looked at."""


AFTER = 10**6
"""The number of the first line of what was seen: both texts are searched in one go."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A pitfall that a deviation looks like. `line` of the error (from 1) that a detector matches; else `score`."""

    pitfall: str
    part: Literal["error", "seen"]
    line: int = 0
    score: float = 0.0


@dataclass
class KnownPitfalls:
    """The pitfalls of one library made ready once; each deviation costs little then."""

    library: Library
    budget: Budget = field(default_factory=lambda: Budget(SECONDS))

    def signs(self, deviation: Deviation) -> Iterator[Sign]:
        """Every pitfall whose detector matches and that the deviation does not link; else the one it is most like.

        Words are compared only where nobody has said which pitfall it was.
        """
        linked = self._linked(deviation)
        found = [sign for sign in self._detected(deviation) if sign.pitfall not in linked]
        yield from found
        if found or linked or deviation.pitfall:
            return
        like = self._likeness.most_like(deviation.seen)
        if like and like.score >= (LATIN if like.latin else OTHER):
            yield Sign(like.key, "seen", score=like.score)

    def _detected(self, deviation: Deviation) -> Iterator[Sign]:
        lines = [*enumerate(deviation.error.split("\n"), 1), (0, ""), *enumerate(deviation.seen.split("\n"), AFTER)]
        told: set[str] = set()
        try:
            for hit in find_in_output(self._search, output_of(lines), (), self.budget):
                if hit.pitfall not in told:
                    told.add(hit.pitfall)
                    line = hit.where.line
                    yield (
                        Sign(hit.pitfall, "error", line)
                        if line < AFTER
                        else Sign(hit.pitfall, "seen", line - AFTER + 1)
                    )
        except TooCostly:
            return

    def _linked(self, deviation: Deviation) -> frozenset[str]:
        texts = f"{deviation.seen}\n{deviation.expected}\n{deviation.did}"
        names = [match[1] for match in mentions_in(texts)] if "[[" in texts else []
        names += [deviation.pitfall] if deviation.pitfall not in (None, "none") else []
        return frozenset(self.library.names.get(name, name) for name in names)

    @cached_property
    def _search(self) -> TextSearch:
        detectors = [(known, known.detector.error_text) for known in known_in(self.library)]
        return TextSearch([(known, pattern) for known, pattern in detectors if pattern])

    @cached_property
    def _likeness(self) -> Likeness:
        known = [entry for entry in self.library.pitfalls if _counts(entry.record)]
        return Likeness({entry.id: _words_of(entry.record) for entry in known})


def _counts(pitfall: Pitfall) -> bool:
    return pitfall.status in ("active", "mitigated") and not pitfall.draft and not pitfall.replaced_by


def _words_of(pitfall: Pitfall) -> Sequence[str]:
    """Everything people may call it: titles, other names, the sentences of its symptom."""
    symptom = (line for part in pitfall.symptom.split("\n") for line in part.split("。"))
    return [*pitfall.title.texts.values(), *pitfall.also_known_as, *(line for line in symptom if line.strip())]
