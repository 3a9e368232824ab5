"""Cards of a library's pitfalls: what of each record a person is told, and what is left out of a public site."""

from __future__ import annotations

from urllib.parse import urljoin

from kb.detect.card import Card
from kb.library import MENTION, Entry, Library
from kb.model.pitfall import Pitfall
from kb.model.settings import Settings
from kb.read.beside.site_settings import SiteSettings


def cards_of(library: Library, site: SiteSettings) -> dict[str, Card]:
    """A card for every pitfall that may be shown, in the library's order."""
    shown = (entry for entry in library.pitfalls if not is_private(entry.record, library.settings))
    return {entry.id: _card(entry, library, site) for entry in shown}


def is_private(pitfall: Pitfall, settings: Settings, field: str = "") -> bool:
    """Whether a pitfall, or this field of it, is left out of what anybody can read."""
    return bool(settings.public) and (pitfall.visibility == "internal" or field in pitfall.internal)


def _card(entry: Entry[Pitfall], library: Library, site: SiteSettings) -> Card:
    pitfall = entry.record
    met = library.met.get(entry.id, ())
    last = met[-1] if met else None
    named = last and not (library.settings.public and last.record.visibility == "internal")
    day = last.night.day if last else None
    page = f"pitfalls/{entry.id}/" if site.directory_urls else f"pitfalls/{entry.id}.html"
    hidden = frozenset(pitfall.internal) if library.settings.public else frozenset()
    return Card(
        id=entry.id,
        titles=dict(pitfall.title.texts),
        language=pitfall.lang,
        severity=pitfall.severity or "",
        recover=() if "recover" in hidden else tuple(map(one_line, pitfall.recover)),
        avoid=() if "avoid" in hidden else tuple(map(one_line, pitfall.avoid)),
        false_positives=() if "false_positives" in hidden else tuple(map(one_line, pitfall.false_positives)),
        met=len(met),
        last_met=day.day_text if day else "",
        last_log=last.id if last and named else "",
        page=page,
        url=urljoin(site.url if site.url.endswith("/") else f"{site.url}/", page) if site.url else "",
        also_known_as=pitfall.also_known_as,
    )


def one_line(text: str) -> str:
    """A text on one line, its mentions as words."""
    return " ".join(MENTION.sub(lambda match: match[3] or match[1], text).split())
