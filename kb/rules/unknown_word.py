"""Systems, tools, touched things and roles are words of the vocabulary.

One log said `CF`, another `cloud-front`, a third "the CDN". The detector that looks for a switch by hand on the CDN
knew the first word only, and the page of that system showed one night of three. The vocabulary in `logs/kb.yml` makes
them one: add the new word there, as a term or as an alias of one.

A facet (systems, tools, touches, roles) without any term in kb.yml is not judged.

PASS:

    # logs/kb.yml
    schema: 1
    tools:
      - name: CloudFront
        aliases:
          - CF
    # logs/windows/2026-02-14-recreate.yml
    title: Recreate the database
    tools:
      - cf

FAIL:

    # logs/kb.yml
    schema: 1
    tools:
      - name: CloudFront
        aliases:
          - CF
    # logs/windows/2026-02-14-recreate.yml
    title: Recreate the database
    tools:
      - cloud-front
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from kb.library import Library
from kb.model.file.path import Path
from kb.model.settings import FACETS, Facet, Settings, fold
from kb.model.values.fields import nearest
from kb.problem import Level
from kb.rules.finding import Finding
from kb.rules.words_used import words_used

NAME = "unknown-word"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Words that the vocabulary does not know, each once for a record."""
    vocabulary = _Vocabulary(library.settings)
    for entry in library.entries():
        unknown: dict[tuple[Facet, str], list[Path]] = {}
        for facet, path, word in words_used(entry.record):
            if not vocabulary.knows(facet, word):
                unknown.setdefault((facet, word), []).append(path)
        for (facet, word), paths in unknown.items():
            more = f", here and in {len(paths) - 1} more places of this record" if len(paths) > 1 else ""
            message = f"'{word}' is not among the {facet} of kb.yml{more}"
            yield Finding(entry, paths[0], message, vocabulary.help(facet, word))


@dataclass
class _Vocabulary:
    """The settings' words; what has been asked is remembered, for the same words come a thousand times."""

    settings: Settings
    known: dict[tuple[Facet, str], bool] = field(default_factory=dict)
    helps: dict[tuple[Facet, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.judged = frozenset(facet for facet in FACETS if getattr(self.settings, facet))

    def knows(self, facet: Facet, word: str) -> bool:
        if facet not in self.judged or not word:
            return True
        if (facet, word) not in self.known:
            self.known[facet, word] = self.settings.term(facet, word) is not None
        return self.known[facet, word]

    def help(self, facet: Facet, word: str) -> str:
        if (facet, word) not in self.helps:
            close = self._nearest(facet, word)
            guess = f"did you mean '{close}'? " if close else ""
            self.helps[facet, word] = f"{guess}{'else ' if close else ''}add it to {facet} in kb.yml, or as an alias"
        return self.helps[facet, word]

    def _nearest(self, facet: Facet, word: str) -> str:
        """The nearest spelling, as kb.yml writes it."""
        spellings: dict[str, str] = {
            fold(spelling): spelling
            for term in getattr(self.settings, facet)
            for spelling in (term.slug, *term.aliases, *term.name.texts.values())
            if spelling
        }
        return spellings.get(nearest(fold(word), tuple(spellings)), "")
