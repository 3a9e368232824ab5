"""Every detector of a library made ready once, and one input held against all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.detect.document import find_in_document
from kb.detect.error_text import find_in_output
from kb.detect.hit import Hit, KnownDetector, Where
from kb.detect.lines import bare, output_of
from kb.detect.patterns import Budget, TooCostly
from kb.detect.plan.from_text import read_text
from kb.detect.plan.hidden import value_spans
from kb.detect.reading.material import Material
from kb.detect.steps import find_in_steps
from kb.detect.terraform_plan import PlanMatcher, find_in_plan
from kb.detect.text_search import TextSearch
from kb.late import late
from kb.model.settings import Settings

if TYPE_CHECKING:
    from kb.detect.reading.pasted import quoted_in
else:
    quoted_in = late("kb.detect.reading.pasted:quoted_in")

MOST_HITS = 10
"""Of one pitfall in one input; the rest are counted."""
SECONDS = 20.0
"""Processor time for one input."""
TOO_COSTLY = f"looking stopped after {SECONDS:.0f} seconds of processor time; a pattern is too costly for it"


@dataclass(frozen=True, slots=True)
class FoundHits:
    """What one input holds: hits, how many more of each pitfall there are, and why it was not judged whole."""

    hits: tuple[Hit, ...]
    more: dict[str, int] = field(default_factory=dict)
    trouble: str = ""
    note: str = ""


class Catalogue:
    """The detectors of many pitfalls. Those that cannot be used are in `bad`, each with a sentence."""

    def __init__(self, known: Iterable[KnownDetector], settings: Settings) -> None:
        self.known, self.settings = tuple(known), settings
        self.bad: list[tuple[KnownDetector, str]] = []
        self._plans: list[PlanMatcher] = []
        for one in self.known:
            if one.detector.terraform_plan is not None:
                try:
                    self._plans.append(PlanMatcher(one, one.detector.terraform_plan))
                except ValueError as wrong:
                    self.bad.append((one, str(wrong)))
        texts = [(one, one.detector.error_text) for one in self.known if one.detector.error_text]
        documents = [(one, one.detector.document) for one in self.known if one.detector.document]
        self._output, self._documents = TextSearch(texts), TextSearch(documents)
        self.bad += [*self._output.bad, *self._documents.bad]

    def look(self, material: Material, seconds: float = SECONDS) -> FoundHits:
        """Everything known in one input."""
        kept: list[Hit] = []
        count: Counter[str] = Counter()
        told: set[Hit] = set()
        trouble = material.trouble
        try:
            for hit in self._hits(material, Budget(seconds)):
                if hit in told:
                    continue  # two detectors of one pitfall that see the same
                told.add(hit)
                count[hit.pitfall] += 1
                if count[hit.pitfall] <= MOST_HITS:
                    kept.append(replace(hit, source=material.name))
        except TooCostly:
            trouble = TOO_COSTLY
        except RecursionError:
            trouble = "it is nested too deeply"
        more = {pitfall: number - MOST_HITS for pitfall, number in count.items() if number > MOST_HITS}
        return FoundHits(tuple(kept), more, trouble, self._note(material))

    def _hits(self, material: Material, budget: Budget) -> Iterator[Hit]:
        yield from find_in_plan(self._plans, material.changes, budget)
        yield from find_in_output(self._output, material.output, material.hidden, budget)
        yield from find_in_document(self._documents, material.document, material.hidden, budget)
        yield from find_in_steps(self.known, material.steps, self.settings)
        yield from self._in_pasted(material, budget)

    def _in_pasted(self, material: Material, budget: Budget) -> Iterator[Hit]:
        """Output that a work log quotes, unless it says which pitfall that was."""
        for start, text, linked in quoted_in(material) if material.log else ():
            lines = text.split("\n")
            told = bare(lines)
            hidden = [(start + first - 1, start + last - 1) for first, last in value_spans(told)]
            numbered = [(start + offset, line) for offset, line in enumerate(lines) if line.strip()]
            for hit in find_in_output(self._output, output_of(numbered), hidden, budget):
                if hit.pitfall != linked:
                    yield replace(hit, where=Where(line=hit.where.line, excerpt=hit.where.excerpt))
            for hit in find_in_plan(self._plans, read_text(told), budget):
                if hit.pitfall != linked:
                    yield replace(hit, where=replace(hit.where, line=start))

    def _note(self, material: Material) -> str:
        """What this form of a plan cannot tell."""
        deaf = sum(one.asks_for_attributes for one in self._plans)
        if material.form != "terraform-lines" or not material.changes or not deaf:
            return ""
        return f"{deaf} detectors need attributes, which these lines do not have; give `terraform show -json` for them"
