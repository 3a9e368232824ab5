"""What a single value of a record may hold: text, prose, pasted output, times, durations, yes and no.

Every scalar arrives as text; each type here turns it into a value or says in one sentence what it should be.
The JSON Schema of each type accepts whatever an editor's YAML makes of the text kb accepts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, TypeVar

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from kb.model.times.exact import exactly, in_words, minutes_exactly
from kb.model.times.moments import When, read_minutes, read_strict
from kb.model.times.rough import read_when
from kb.model.values.other_words import meant

T = TypeVar("T")

SCALAR = ["string", "number", "boolean", "null"]
"""What YAML may make of a plain scalar in an editor: `22:30` a number, `no` a boolean, nothing a null."""

BOOLS = {
    "true": True,
    "yes": True,
    "on": True,
    "はい": True,
    "false": False,
    "no": False,
    "off": False,
    "いいえ": False,
}


LONGEST = 300
"""Characters of a sentence that somebody reads."""


def misfit(rule: str, message: str, help: str = "") -> PydanticCustomError:
    """What a field's validator raises: pydantic collects it, `kb.read.fitting.fit` turns it into a Problem.

    A sentence that quotes pages of text is shortened in its middle.
    """
    if len(message) > LONGEST:
        message = f"{message[: LONGEST // 2]} … {message[-LONGEST // 2 :]}"
    return PydanticCustomError(rule, "{message}", {"message": message, "help": help})


def a_kind(value: object) -> str:
    """The name of a YAML value's kind, with its article, for a sentence."""
    return "a list" if isinstance(value, list) else "a map" if isinstance(value, dict) else "a text"


def as_text(value: object) -> str:
    """The value, which must be a text. Raises a misfit for a list or a map."""
    if isinstance(value, str):
        return value
    help = "write one text here, in 'single quotes' if it has signs of YAML"
    raise misfit("wrong-type", f"expected a text, found {a_kind(value)}", help)


_READ = (When, int)


def _reads(read: Callable[[str], T], rule: str, exact: Callable[[str], str] | None = None) -> Callable[[object], T]:
    """Reads a text with `read`, whose ValueError is told as `rule`; `exact` says how the text is better written."""
    known = lru_cache(maxsize=4096)(read)
    """A thousand logs write the same clocks and durations again and again."""

    def validate(value: object) -> T:
        if isinstance(value, _READ):
            return value  # type: ignore[return-value]  # an already read value, when a model is built in Python
        text = as_text(value)
        try:
            return known(text)
        except ValueError as error:
            better = exact(text) if exact else ""
            if not better:
                raise misfit(rule, str(error)) from None
            raise misfit(rule, str(error).partition("; write ")[0], f"write {in_words(better)}") from None

    return validate


def _yes_or_no(text: str) -> bool:
    try:
        return BOOLS[text.strip().casefold()]
    except KeyError:
        raise ValueError(f"expected true or false, found '{text}'") from None


def _boolean(text: str) -> str:
    return meant(text, ("true", "false"))


class Scalar:
    """Annotates a value that `read` makes of what a file holds: one call for each of a hundred thousand values."""

    def __init__(self, read: Callable[[object], object]) -> None:
        self.read = read

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: object, handler: object) -> dict[str, object]:
        return {"type": SCALAR}


def _line(value: object) -> str:
    return as_text(value).strip()


Text = Annotated[str, Scalar(_line)]
"""A line of plain text; `[[id]]` mentions, `code` and links are shown as such."""
Prose = Annotated[str, Scalar(as_text)]
"""Paragraphs in CommonMark without raw HTML."""
Output = Annotated[str, Scalar(as_text)]
"""Pasted terminal output: shown exactly as text."""
Reference = Text
"""The id of a record, written by a person: rule `known-reference` judges it, so that it never hides the record."""
Time = Annotated[When, Scalar(_reads(read_strict, "bad-time", exactly))]
"""A time that must be exact."""
RoughTime = Annotated[When, Scalar(_reads(read_when, "bad-time"))]
"""A time that may be rough: 09:50頃, 夕方ごろ."""
Minutes = Annotated[int, Scalar(_reads(read_minutes, "bad-duration", minutes_exactly))]
"""A duration in minutes: 10, 10m, 1h30m."""
YesNo = Annotated[bool, Scalar(_reads(_yes_or_no, "wrong-type", _boolean))]
