"""What a detector recognises: four kinds. Its proof is in `kb.model.detector`; running it is `kb.detect`'s work.

Knows no record, so that `kb detect` starts quickly where only pitfalls.json is.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from kb.model.values.fields import Many, Noun, Short
from kb.model.values.scalars import SCALAR, Text, YesNo, misfit


def _some(value: object) -> object:
    return [value] if isinstance(value, str) else value


OneOrMany = Annotated[
    Many[Text],
    BeforeValidator(_some),
    WithJsonSchema({"anyOf": [{"type": "array", "items": {"type": SCALAR}}, {"type": SCALAR}]}),
]
"""A list of texts, or one text without the list."""


class TerraformPlan(Noun):
    """Matches `terraform show -json`; every key that is given must hold."""

    type: OneOrMany = Field((), description="Resource types; * stands for any part.")
    address: OneOrMany = Field((), description="Resource addresses; * stands for any part.")
    actions: OneOrMany = Field((), description="create, update, replace, delete, read, forget.")
    changed: OneOrMany = Field((), description="Attribute paths that change: default_cache_behavior, origin.")
    reverts_drift: YesNo | None = Field(None, description="The change undoes something done by hand.")
    replace_paths: OneOrMany = Field((), description="Attributes that force the replacement.")
    when: Text = Field("", description="JMESPath over the resource change, for what the keys cannot say.")


class TextPattern(Short):
    """Matches a line of text by an RE2 pattern."""

    pattern: Text = Field(description="RE2; no back-references, no look-around.")
    unless: Text = Field("", description="RE2; a line that also matches this does not count.")


class StepMatch(Noun):
    """What a planned step must look like."""

    with_: Text = Field("", alias="with", description="hand, terraform, …")
    touches: Many[Text] = Field((), description="Any of these.")
    activity: Text = Field("", description="The step's activity.")
    do: Text = Field("", description="RE2 over the step's words.")
    command: Text = Field("", description="RE2 over its command.")


class StepOrder(Noun):
    """Matches the order of planned steps."""

    first: StepMatch = Field(description="The earlier step.")
    then: StepMatch | None = Field(None, description="A later step.")
    unless_between: StepMatch | None = Field(None, description="A step in between that makes it safe.")


class Recogniser(Noun):
    """One way to recognise a pitfall: exactly one kind."""

    terraform_plan: TerraformPlan | None = Field(None, description="Recognises a Terraform plan.")
    error_text: TextPattern | None = Field(None, description="Recognises pasted output.")
    steps: StepOrder | None = Field(None, description="Recognises an order of planned steps.")
    document: TextPattern | None = Field(None, description="Recognises a line of a runbook or script.")

    @model_validator(mode="after")
    def _one_kind(self) -> Recogniser:
        kinds = [kind for kind in DETECTOR_KINDS if getattr(self, kind) is not None]
        if len(kinds) != 1:
            raise misfit(
                "detector-kind",
                f"a detector has exactly one kind, this one has {len(kinds)}",
                f"give one of {', '.join(DETECTOR_KINDS)}",
            )
        return self


DETECTOR_KINDS = ("terraform_plan", "error_text", "steps", "document")
