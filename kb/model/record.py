"""What every record shares: id, title, language, tags, aliases, visibility, attachments, and whom it names.

Kinds of records live in files of their own; how they are read lives in `kb.read`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from kb.model.file.path import Path
from kb.model.values.address import Address
from kb.model.values.fields import Id, Localized, Many, Noun, OneOf, Short
from kb.model.values.scalars import Reference, Text, Time, YesNo


class Attachment(Short):
    """A file beside the record."""

    file: Text = Field(description="Name of a file in the record's own folder.")
    caption: Text = Field("", description="What it shows.")


class Link(Short):
    """Something elsewhere."""

    url: Address = Field(description="http, https, mailto, or a path in the site.")
    title: Text = Field("", description="What is there.")


class Waiver(Noun):
    """A rule (or a pitfall) that this record knowingly goes against."""

    rule: Text | None = Field(None, description="Name of the rule, as `kb check` prints it.")
    pitfall: Reference | None = Field(None, description="Id of the pitfall that does not apply here.")
    because: Text = Field(description="The reason, shown on the page.")
    until: Time | None = Field(None, description="The last day it holds; then the rule speaks again.")

    def holds(self, day: date) -> bool:
        """Whether it is in force on that day."""
        return self.until is None or self.until.day is None or day <= self.until.day


class Record(Noun):
    """A work log, a pitfall or a checklist. The id is the file's stem and comes from the reader."""

    kind: ClassVar[str] = "record"
    id: Id = Field(exclude=True)
    extra: dict[str, object] = Field(default_factory=dict, exclude=True)
    """The team's own `x-…` fields, as read."""

    title: Localized = Field(description="What the record is called: a text, or one text per language (ja, en).")
    draft: YesNo = Field(False, description="Still being written: lessons become its to-do list.")
    lang: Text = Field("", description="The language its prose is in: ja, en, …")
    tags: Many[Text] = Field((), description="Free words to find it by.")
    aliases: Many[Id] = Field((), description="Old ids; their URLs and mentions work for ever.")
    merged: Many[Id] = Field((), description="Which of the aliases were records of their own, before kb merge.")
    visibility: Annotated[str, OneOf("public", "internal")] = Field(
        "public", description="internal: left out of a public build."
    )
    internal: Many[Text] = Field((), description="Names of single fields left out of a public build.")
    waive: Many[Waiver] = Field((), description="Rules this record knowingly goes against, with the reason.")
    assumed: Many[Text] = Field((), description="What the record does not know for sure.")
    attachments: Many[Attachment] = Field((), description="Files beside the record.")
    links: Many[Link] = Field((), description="Places elsewhere.")

    def references(self) -> Iterator[tuple[Path, str]]:
        """Every id this record names in a field (not in prose), with its path."""
        for index, waiver in enumerate(self.waive):
            if waiver.pitfall:
                yield ("waive", index, "pitfall"), waiver.pitfall


Kind = Literal["windows", "incidents", "pitfalls", "checklists"]
KINDS: tuple[Kind, ...] = ("windows", "incidents", "pitfalls", "checklists")
"""The folders of `logs/` and the first part of every record's URL."""
