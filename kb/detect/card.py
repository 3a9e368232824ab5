"""What a person is told of a pitfall that was recognised: title, what to do now, how often and when it was met, URL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from kb.library import MENTION, Entry, Library
from kb.model.pitfall import Pitfall
from kb.model.settings import Settings
from kb.read.site_settings import SiteSettings


@dataclass(frozen=True, slots=True)
class Card:
    """One pitfall, as far as somebody needs it at night. `titles` are by language, '' for unnamed."""

    id: str
    titles: Mapping[str, str]
    language: str = ""
    """Of its own texts; '' when the record does not say."""
    severity: str = ""
    recover: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    false_positives: tuple[str, ...] = ()
    met: int = 0
    last_met: str = ""
    """The day, ISO."""
    last_log: str = ""
    page: str = ""
    """The page below the site."""
    url: str = ""
    """The page's whole address; '' when the site has none."""
    also_known_as: tuple[str, ...] = field(default=(), repr=False)

    def title(self, language: str) -> str:
        """The title for a reader of `language`."""
        best = (self.titles.get(one) for one in (language, "", self.language, *self.titles))
        return next((text for text in best if text), self.id)

    @property
    def now(self) -> tuple[str, ...]:
        """What to do now: how to recover, else how to avoid it."""
        return self.recover or self.avoid


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
        recover=() if "recover" in hidden else tuple(map(plain, pitfall.recover)),
        avoid=() if "avoid" in hidden else tuple(map(plain, pitfall.avoid)),
        false_positives=() if "false_positives" in hidden else tuple(map(plain, pitfall.false_positives)),
        met=len(met),
        last_met=day.at.date().isoformat() if day and day.at else "",
        last_log=last.id if last and named else "",
        page=page,
        url=urljoin(site.url if site.url.endswith("/") else f"{site.url}/", page) if site.url else "",
        also_known_as=pitfall.also_known_as,
    )


def plain(text: str) -> str:
    """A text on one line, its mentions as words."""
    return " ".join(MENTION.sub(lambda match: match[3] or match[1], text).split())
