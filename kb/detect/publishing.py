"""`pitfalls.json`, written: what a library has to say to detection. Deterministic bytes, for `kb.detect.published`."""

from __future__ import annotations

import json
from typing import Any

from kb.detect.active_detectors import detectors_of
from kb.detect.card import Card
from kb.detect.cards import cards_of, is_private
from kb.detect.published import FOLDED, VERSION, Published
from kb.library import Library
from kb.model.settings import fold
from kb.read.beside.site_settings import SiteSettings


def of_library(library: Library, site: SiteSettings) -> Published:
    """What a library has to say, as if it had been published."""
    cards = cards_of(library, site)
    pitfalls = [entry.record for entry in library.pitfalls if not is_private(entry.record, library.settings, "detect")]
    known = tuple(one for pitfall in pitfalls for one in detectors_of(pitfall))
    return Published(known, cards, library.settings, site.language)


def write_published(library: Library, site: SiteSettings) -> str:
    """The text of pitfalls.json: every pitfall with detectors, and the words that its steps are compared in."""
    published = of_library(library, site)
    detectors: dict[str, list[dict[str, Any]]] = {}
    for known in published.known:
        written = known.detector.model_dump(by_alias=True, exclude_defaults=True, exclude={"examples"})
        detectors.setdefault(known.pitfall, []).append(written)
    file = {
        "kb": "pitfalls",
        "version": VERSION,
        "timezone": library.settings.timezone,
        "site": {"name": site.name, "url": site.url, "language": site.language},
        "vocabulary": {facet: [_words(term) for term in getattr(library.settings, facet)] for facet in FOLDED},
        "pitfalls": [{**_written(published.cards[id]), "detect": found} for id, found in sorted(detectors.items())],
    }
    return json.dumps(file, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _words(term: Any) -> list[str]:  # noqa: ANN401  # a Term; its name would be an import for this line only
    return [term.key, *sorted(term.spellings() - {fold(term.key)})]


def _written(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "title": dict(card.titles),
        "language": card.language,
        "severity": card.severity,
        "also_known_as": list(card.also_known_as),
        "recover": list(card.recover),
        "avoid": list(card.avoid),
        "false_positives": list(card.false_positives),
        "met": {"times": card.met, "last": card.last_met, "log": card.last_log},
        "page": card.page,
        "url": card.url,
    }
