"""A checklist: short lists for the places where a team stops and looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from kb.model.file.path import Path
from kb.model.record import Record
from kb.model.values.fields import Many, Noun, OneOf, Short
from kb.model.values.scalars import Prose, Reference, Text

STYLES = ("read-do", "do-confirm")


class Item(Short):
    """One line to tick."""

    do: Text = Field(description="What to do or confirm.")
    id: Text = Field("", description="A name for it.")
    from_: Many[Reference] = Field((), alias="from", description="Its receipt: the records it was learned from.")


class Pause(Noun):
    """A place to stop: before-apply, after-switch, …"""

    pause: Text = Field(description="The pause point's name.")
    items: Many[Item] = Field(description="At most nine lines.")


class Scope(Noun):
    """Systems and tools, in the vocabulary's words."""

    systems: Many[Text] = Field((), description="Systems.")
    tools: Many[Text] = Field((), description="Tools.")


class Checklist(Record):
    """A reusable checklist; every line shows where it was learned."""

    kind: ClassVar[str] = "checklist"

    summary: Prose = Field("", description="When to use it.")
    style: Annotated[str, OneOf(*STYLES)] = Field(
        "do-confirm", description="read-do: read a line, do it. do-confirm: work, then stop and confirm."
    )
    for_: Scope = Field(default_factory=Scope, alias="for", description="What kind of work it is for.")
    pauses: Many[Pause] = Field((), description="The places to stop.")
    include: Scope | None = Field(None, description="Pull in the checks of matching pitfalls.")

    def references(self) -> Iterator[tuple[Path, str]]:
        """Every id this checklist names in a field, with its path."""
        yield from super().references()
        for at, pause in enumerate(self.pauses):
            for index, item in enumerate(pause.items):
                for place, ref in enumerate(item.from_):
                    yield ("pauses", at, "items", index, "from", place), ref
