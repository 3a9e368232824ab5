"""Texts without the names of what is withheld: a mention becomes neutral words. Knows names, no record."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kb.model.record import KINDS

_NOT_BEFORE, _NOT_AFTER = r"(?<![A-Za-z0-9-])", r"(?![A-Za-z0-9-])"


@dataclass(frozen=True)
class Veil:
    """Ids and aliases of withheld records, and what a reader is told instead of them."""

    names: frozenset[str] = frozenset()
    instead: str = "an internal record"
    titles: frozenset[str] = frozenset()
    """Of withheld records, as far as they are too long to be found in a text by chance."""

    def over(self, text: str) -> str:
        """`text` without mentions of withheld records, and without their names and addresses."""
        return self._pattern.sub(self.instead, text) if self._pattern else text

    def betrays(self, text: str) -> str:
        """The first name of something withheld that `text` shows, or an empty text."""
        if not any(name in text for name in self.names) and not self.titles:
            return ""
        match = self._pattern.search(text) if self._pattern else None
        return match[0] if match else next((title for title in self._spellings if title in text), "")

    @cached_property
    def _spellings(self) -> tuple[str, ...]:
        """Titles as they may stand in HTML and in JSON too."""
        ways = (str, html.escape, lambda title: json.dumps(title)[1:-1])
        return tuple(sorted({way(title) for title in self.titles for way in ways}))

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """A name with a hyphen is no other word; one without counts in brackets, short mentions and addresses."""
        if not self.names:
            return None
        names = _any_of(self.names)
        mention = rf"\\?\[\[(?:{names})(?:#[\w-]+)?(?:\|[^\[\]\n]+)?\]\]"
        kinds = "|".join(KINDS)
        address = rf"(?<![A-Za-z0-9])(?:{kinds})/(?:[\w-]+/){{0,3}}(?:{names})(?:\.ya?ml|\.html|\.md)?{_NOT_AFTER}"
        short = rf"(?<![\w/.:@#&=?%+\\-])kb:(?:{names}){_NOT_AFTER}"
        alone = [rf"{_NOT_BEFORE}(?:{_any_of(distinct)}){_NOT_AFTER}"] if (distinct := _distinct(self.names)) else []
        return re.compile("|".join([mention, address, short, *alone]))


def _any_of(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))


def _distinct(names: Iterable[str]) -> list[str]:
    return [name for name in names if "-" in name]
