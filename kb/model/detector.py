"""A detector as written in a pitfall: with examples of what it must recognise, and what it must leave alone."""

from __future__ import annotations

from pydantic import Field

from kb.model.recogniser import Recogniser
from kb.model.values.fields import Many, Noun
from kb.model.values.scalars import Output, Text
from kb.model.worklog import Step


class Example(Noun):
    """A proof: exactly one of text, file or steps."""

    text: Output | None = Field(None, description="Text as it would be pasted.")
    file: Text | None = Field(None, description="A file in logs/, e.g. fixtures/plan.json.")
    steps: Many[Step] = Field((), description="Planned steps.")


class Examples(Noun):
    """What the detector must recognise, and what it must leave alone."""

    hit: Many[Example] = Field((), description="Must be recognised.")
    clean: Many[Example] = Field((), description="Must be left alone.")


class Detector(Recogniser):
    """One way to recognise a pitfall: exactly one kind, and its examples."""

    examples: Examples = Field(default_factory=Examples, description="Its proof.")
