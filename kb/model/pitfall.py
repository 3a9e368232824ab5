"""A pitfall: a lesson anybody can use again, with the detectors that recognise it.

What has been met, caught and avoided is counted by the library, never written here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from kb.model.detector import Detector
from kb.model.file.path import Path
from kb.model.record import Record
from kb.model.values.fields import Many, Noun, OneOf, Short
from kb.model.values.scalars import Prose, Reference, Text, Time

SEVERITIES = ("data-loss", "outage", "delay", "nuisance")
STATUSES = ("draft", "active", "mitigated", "retired")


class AppliesTo(Noun):
    """Where it can bite."""

    systems: Many[Text] = Field((), description="Systems.")
    tools: Many[Text] = Field((), description="Tools.")
    resources: Many[Text] = Field((), description="Resource types: aws_cloudfront_distribution, …")


class Check(Short):
    """A line for checklists."""

    do: Text = Field(description="What to confirm.")
    pause: Text = Field("", description="At which pause point: before-apply, …")


class Pitfall(Record):
    """Symptom, cause, avoidance, recovery."""

    kind: ClassVar[str] = "pitfall"

    also_known_as: Many[Text] = Field((), description="Other words people would search for, in both languages.")
    status: Annotated[str, OneOf(*STATUSES)] = Field("active", description="draft, active, mitigated or retired.")
    severity: Annotated[str, OneOf(*SEVERITIES)] | None = Field(
        None, description="data-loss, outage, delay or nuisance."
    )
    owner: Text = Field("", description="Who keeps it true.")
    replaced_by: Reference | None = Field(None, description="The pitfall that took its place.")
    applies_to: AppliesTo = Field(default_factory=AppliesTo, description="Where it can bite.")
    symptom: Prose = Field("", description="What you see.")
    cause: Prose = Field("", description="Why it happens.")
    avoid: Many[Text] = Field((), description="How not to fall in.")
    recover: Many[Text] = Field((), description="What to do now.")
    checks: Many[Check] = Field((), description="Lines for checklists.")
    detect: Many[Detector] = Field((), description="What recognises it; any of these.")
    false_positives: Many[Text] = Field((), description="When a detector speaks and it is not this.")
    runbooks: Many[Text] = Field((), description="Runbooks that must mention it.")
    review_every: Text = Field("", description="How often to look again: 90d, 6m, 1y.")
    reviewed: Time | None = Field(None, description="When it was last looked at.")
    references_: Many[Text] = Field((), alias="references", description="Where it is written about: URLs or titles.")

    def references(self) -> Iterator[tuple[Path, str]]:
        """Every id this pitfall names in a field, with its path."""
        yield from super().references()
        if self.replaced_by:
            yield ("replaced_by",), self.replaced_by
