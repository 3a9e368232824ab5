"""The answer to all inputs of one run: what each holds, what could not be read, and the cards of what was met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kb.detect.card import Card
from kb.detect.hit import Hit

SEVERITIES = ("data-loss", "outage", "delay", "nuisance")


@dataclass(frozen=True, slots=True)
class Judged:
    """One input: its name and form, its hits, and why it was not read, or not whole."""

    name: str
    form: str = ""
    hits: tuple[Hit, ...] = ()
    more: Mapping[str, int] = field(default_factory=dict)
    """How many more hits of a pitfall there are than are told."""
    waived: Mapping[str, str] = field(default_factory=dict)
    """Pitfalls recognised and set aside by a record, each with the reason; they do not count."""
    trouble: str = ""
    note: str = ""

    def of(self, pitfall: str) -> list[Hit]:
        """The hits of one pitfall."""
        return [hit for hit in self.hits if hit.pitfall == pitfall]

    def pitfalls(self, cards: Mapping[str, Card]) -> list[str]:
        """Which pitfalls it holds, the worst first."""
        return sorted(dict.fromkeys(hit.pitfall for hit in self.hits), key=lambda id: _weight(cards, id))


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of one run. `troubles` are what is wrong with the knowledge base itself."""

    inputs: tuple[Judged, ...]
    cards: Mapping[str, Card]
    language: str = "en"
    troubles: tuple[str, ...] = ()
    detectors: int = 0

    @property
    def pitfalls(self) -> list[str]:
        """Every pitfall that was recognised, the worst first."""
        found = dict.fromkeys(hit.pitfall for one in self.inputs for hit in one.hits)
        return sorted(found, key=lambda id: _weight(self.cards, id))

    @property
    def exit_code(self) -> int:
        """2 when anything could not be read, else 1 when a pitfall was recognised, else 0."""
        if self.troubles or any(one.trouble for one in self.inputs):
            return 2
        return 1 if self.pitfalls else 0

    @property
    def summary(self) -> str:
        """`2 known pitfalls in 1 of 3 inputs`, or `no known pitfall in 3 inputs`."""
        hit = sum(bool(one.hits) for one in self.inputs)
        count, inputs = len(self.pitfalls), len(self.inputs)
        every = f"{inputs} input{'' if inputs == 1 else 's'}"
        unread = sum(bool(one.trouble) for one in self.inputs)
        lost = f"; {unread} could not be read, or not whole" if unread else ""
        if not count:
            return f"no known pitfall in {every}{lost}"
        return f"{count} known pitfall{'' if count == 1 else 's'} in {hit} of {every}{lost}"

    def card(self, pitfall: str) -> Card:
        """The card of a pitfall; a bare one when nothing more is known of it."""
        return self.cards.get(pitfall) or Card(pitfall, {})


def met(card: Card) -> str:
    """When it was last met and how often: `last met 2026-02-14 (2026-02-14-night), twice in all`."""
    if not card.met:
        return "not met yet in these records"
    often = {1: "once", 2: "twice"}.get(card.met, f"{card.met} times")
    when = f"last met {card.last_met or 'on a day nobody wrote down'}"
    return f"{when}{f' ({card.last_log})' if card.last_log else ''}, {often} in all"


def _weight(cards: Mapping[str, Card], pitfall: str) -> tuple[int, str]:
    severity = cards[pitfall].severity if pitfall in cards else ""
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES), pitfall
