"""What a person is told of a pitfall that was recognised: title, what to do now, how often and when it was met, URL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
