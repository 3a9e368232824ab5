"""`pitfalls.json`, read: everything that detection needs, where the logs are not. `kb.detect.publishing` writes it.

A reader ignores fields it does not know; a detector that asks for something it does not know, and
an entry that is damaged, are left out and told: half a condition would speak where it must not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kb.detect.card import Card
from kb.detect.hit import KnownDetector
from kb.model.recogniser import DETECTOR_KINDS, Recogniser, StepMatch, StepOrder, TerraformPlan, TextPattern
from kb.model.settings import FACETS, Settings
from kb.model.values.fields import Noun, is_id

FILE = "pitfalls.json"
VERSION = 1
"""Grows when a field goes or changes its meaning; new fields do not change it."""
MOST_BYTES = 50_000_000
FOLDED = tuple(facet for facet in FACETS if facet != "roles")
"""Vocabularies that planned steps are compared in."""


class Damaged(ValueError):
    """A file that is no pitfalls.json, or none that this kb can read; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Published:
    """What detection needs of a knowledge base, from wherever it came."""

    known: tuple[KnownDetector, ...]
    cards: Mapping[str, Card]
    settings: Settings
    language: str = "en"
    troubles: tuple[str, ...] = ()
    """Why it is not whole: what was left out of it, each with a sentence."""


def read_published(raw: bytes) -> Published:
    """What a pitfalls.json says. Raises Damaged."""
    if len(raw) > MOST_BYTES:
        raise Damaged(f"it has {len(raw):,} bytes; at most {MOST_BYTES:,}")
    try:
        file = json.loads(raw)
        return _published(file)
    except Damaged:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Damaged(f"it is damaged ({type(error).__name__})") from None


def _published(file: Any) -> Published:  # noqa: ANN401  # parsed JSON
    if not isinstance(file, dict) or file.get("kb") != "pitfalls":
        raise Damaged("it is no pitfalls.json of a site that kb built")
    if file.get("version") != VERSION:
        raise Damaged(f"its version {str(file.get('version'))[:20]} is not known to this kb; update kb")
    cards: dict[str, Card] = {}
    known: list[KnownDetector] = []
    troubles: list[str] = []
    for index, pitfall in enumerate(file["pitfalls"]):
        try:
            card, detectors, newer = _pitfall(pitfall)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            troubles.append(f"entry {index + 1} of its pitfalls is damaged ({type(error).__name__})")
            continue
        cards[card.id] = card
        known += detectors
        if newer:
            troubles.append(f"{newer} of the detectors of {card.id} ask for what this kb does not know; update kb")
    words: dict[str, Any] = {facet: list(_terms(file.get("vocabulary", {}).get(facet, []))) for facet in FOLDED}
    words["timezone"] = str(file.get("timezone") or "UTC")
    language = str(file.get("site", {}).get("language") or "en")
    return Published(tuple(known), cards, Settings.model_validate(words), language, tuple(troubles))


def _pitfall(written: dict[str, Any]) -> tuple[Card, list[KnownDetector], int]:
    """One entry: its card, its detectors, and how many of them this kb cannot judge."""
    card = _card(written)
    usable = [_usable(one) for one in written["detect"]]
    found = [
        KnownDetector(card.id, Recogniser.model_validate(one), at) for at, one in enumerate(usable) if one is not None
    ]
    return card, found, usable.count(None)


def _terms(groups: list[list[str]]) -> Iterator[dict[str, Any]]:
    for key, *spellings in groups:
        yield {"name": key, "aliases": spellings}


def _card(pitfall: dict[str, Any]) -> Card:
    if not is_id(pitfall["id"]):
        raise Damaged("one of its pitfalls has no id")
    met = pitfall.get("met", {})
    url = str(pitfall.get("url", ""))
    return Card(
        id=pitfall["id"],
        titles={str(language): str(text) for language, text in pitfall.get("title", {}).items()},
        language=str(pitfall.get("language", "")),
        severity=str(pitfall.get("severity", "")),
        recover=tuple(map(str, pitfall.get("recover", ()))),
        avoid=tuple(map(str, pitfall.get("avoid", ()))),
        false_positives=tuple(map(str, pitfall.get("false_positives", ()))),
        met=int(met.get("times", 0)),
        last_met=str(met.get("last", "")),
        last_log=str(met.get("log", "")),
        page=str(pitfall.get("page", "")),
        url=url if url.startswith(("https://", "http://")) else "",
        also_known_as=tuple(map(str, pitfall.get("also_known_as", ()))),
    )


def _usable(written: dict[str, Any]) -> dict[str, Any] | None:
    """The part of a detector that this kb knows; None when what it does not know narrows it."""
    kinds = {kind: one for kind, one in written.items() if kind in DETECTOR_KINDS}
    fields: dict[str, type[Noun]] = {"terraform_plan": TerraformPlan, "error_text": TextPattern,
                                     "document": TextPattern, "steps": StepOrder}  # fmt: skip
    if len(kinds) != 1:
        return None
    ((kind, one),) = kinds.items()
    parts = [(one, fields[kind])]
    if kind == "steps":
        parts += [(step, StepMatch) for step in one.values() if isinstance(step, dict)]
    return kinds if all(set(part) <= _names(noun) for part, noun in parts) else None


def _names(noun: type[Noun]) -> set[str]:
    return {info.alias or name for name, info in noun.model_fields.items()}
