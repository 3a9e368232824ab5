"""kb.yml: the vocabulary and the settings of one knowledge base. Site language and URL belong to mkdocs.yml."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, ValidationInfo, field_validator

from kb.model.times.moments import When
from kb.model.times.placing import place
from kb.model.values.fields import Localized, Many, Noun, Short
from kb.model.values.scalars import Text, Time, YesNo, misfit

Facet = Literal["systems", "tools", "touches", "roles"]
FACETS: tuple[Facet, ...] = ("systems", "tools", "touches", "roles")


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """How words are compared: case, width and outer blanks do not count."""
    return unicodedata.normalize("NFKC", word).casefold().strip()


def slugify(word: str) -> str:
    """A URL part for a word that the vocabulary does not know: letters (of any script), digits and hyphens."""
    return re.sub(r"[^\w]+", "-", fold(word).replace("_", "-")).strip("-")[:60] or "x"


class Term(Short):
    """One word of the team's vocabulary."""

    name: Localized = Field(description="How it is shown: a text, or one per language.")
    slug: Text = Field("", description="Its part of the URL; needed when the name has no a-z.")
    aliases: Many[Text] = Field((), description="Other spellings.")
    owner: Text = Field("", description="Who to ask.")

    @property
    def key(self) -> str:
        """The part of the URL."""
        return self.slug or slugify(str(self.name))

    @field_validator("slug")
    @classmethod
    def _slug_is_plain(cls, slug: str) -> str:
        if slug and not re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?", slug):
            raise misfit("bad-id", f"'{slug}' cannot be part of a URL", "a slug is a-z, 0-9 and hyphens")
        return slug

    def spellings(self) -> set[str]:
        """Everything that means this term, folded."""
        return {fold(word) for word in (*self.name.texts.values(), *self.aliases, self.slug) if word}


class RunbookFolder(Short):
    """Where runbooks are."""

    path: Text = Field(description="A folder, relative to the knowledge base.")
    url: Text = Field("", description="How to link to a file there: https://…/{path}#L{line}.")
    name: Text = Field("", description="What the repository is called.")


class Settings(Noun):
    """kb.yml as a value."""

    schema_: Text = Field("1", alias="schema", description="Version of this format; 1.")
    timezone: Text = Field("UTC", description="IANA name; the zone of every time that names none.")
    as_of: Time | None = Field(None, description="Pins today, for a demo.")
    systems: Many[Term] = Field((), description="Words for systems.")
    tools: Many[Term] = Field((), description="Words for tools.")
    touches: Many[Term] = Field((), description="Words for what steps change.")
    roles: Many[Term] = Field((), description="Words for roles and owners.")
    synonyms: Many[Many[Text]] = Field((), description="Groups of words that search treats alike.")
    runbooks: Many[RunbookFolder] = Field((), description="Where runbooks are.")
    old_urls: Many[Text] = Field((), description="Base URLs the site had before.")
    public: YesNo = Field(False, description="May be published where anybody can read it.")
    edit_url: Text = Field("", description="How to edit a record: https://…/edit/main/{path}.")

    @field_validator("schema_")
    @classmethod
    def _known_schema(cls, version: str) -> str:
        if version != "1":
            raise misfit("unknown-choice", f"schema {version} is not known to this kb", "write schema: 1, or update kb")
        return version

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        check_zone(name)
        return name

    @field_validator("as_of")
    @classmethod
    def _names_its_day(cls, when: When | None, so_far: ValidationInfo) -> When | None:
        try:
            if when:
                place(when, ZoneInfo(so_far.data.get("timezone", "UTC")), None)
        except ValueError as error:
            raise misfit("bad-time", str(error), "write its date: 2026-02-14 02:30") from None
        return when

    def term(self, facet: Facet, word: str) -> Term | None:
        """The term that `word` means, or None when the vocabulary does not know it."""
        return self._terms[facet].get(fold(word))

    def key(self, facet: Facet, word: str) -> str:
        """What makes two spellings of a word the same: the key of its term, else the word folded."""
        term = self.term(facet, word)
        return term.key if term else fold(word)

    @cached_property
    def _terms(self) -> dict[Facet, dict[str, Term]]:
        return {facet: {key: term for term in getattr(self, facet) for key in term.spellings()} for facet in FACETS}


def check_zone(name: str) -> ZoneInfo:
    """The zone of an IANA name. Raises a misfit for anything else, also for what each machine has of its own."""
    try:
        if name not in {"localtime", "posixrules"}:
            return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        pass
    wanted = name.strip().replace(" ", "_").casefold()
    near = [zone for zone in available_timezones() if wanted in (zone.casefold(), zone.rpartition("/")[2].casefold())]
    help = f"did you mean '{near[0]}'?" if len(near) == 1 else "write an IANA name such as Asia/Tokyo"
    raise misfit("bad-timezone", f"'{name}' is not a time zone", help)
