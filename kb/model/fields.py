"""What a field of a record may hold: text, prose, pasted output, times, durations, choices, ids, references.

Every scalar arrives as text; each type here turns it into a value or says in one sentence what it should be.
The JSON Schema of each type accepts whatever an editor's YAML makes of the text kb accepts.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from kb.model.moments import When, read_minutes, read_strict, read_when

T = TypeVar("T")

SCALAR = ["string", "number", "boolean", "null"]
"""What YAML may make of a plain scalar in an editor: `22:30` a number, `no` a boolean, nothing a null."""

ID = re.compile(r"(?=.*[a-z])[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
RESERVED = re.compile(r"brief|run|\d{4}|con|prn|aux|nul|com[1-9]|lpt[1-9]|index")
"""Names that URLs or operating systems keep for themselves."""


def is_id(text: str) -> bool:
    """Whether `text` may name a record: a-z, 0-9 and hyphens, with a letter, at most 80, not reserved."""
    return bool(ID.fullmatch(text)) and not RESERVED.fullmatch(text)


def misfit(rule: str, message: str, help: str = "") -> PydanticCustomError:
    """What a field's validator raises: pydantic collects it, `kb.read.fit` turns it into a Problem."""
    return PydanticCustomError(rule, "{message}", {"message": message, "help": help})


def nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """The known word most like `word`, or an empty text."""
    found = difflib.get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    return found[0] if found else ""


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise misfit("wrong-type", f"expected a text, found {a_kind(value)}")


def a_kind(value: object) -> str:
    """The name of a YAML value's kind, with its article, for a sentence."""
    return "a list" if isinstance(value, list) else "a map" if isinstance(value, dict) else "a text"


def _reads(read: Callable[[str], T], rule: str) -> Callable[[object], T]:
    def validate(value: object) -> T:
        if isinstance(value, When | int):
            return value  # type: ignore[return-value]  # an already read value, when a model is built in Python
        try:
            return read(_text(value))
        except ValueError as error:
            if isinstance(error, PydanticCustomError):
                raise
            raise misfit(rule, str(error)) from None

    return validate


_SCALAR_SCHEMA = WithJsonSchema({"type": SCALAR})
_BOOLS = {
    "true": True,
    "yes": True,
    "on": True,
    "はい": True,
    "false": False,
    "no": False,
    "off": False,
    "いいえ": False,
}


def _yes_or_no(text: str) -> bool:
    try:
        return _BOOLS[text.strip().casefold()]
    except KeyError:
        raise ValueError(f"expected true or false, found '{text}'") from None


def _an_id(value: object) -> str:
    text = _text(value)
    if not is_id(text):
        raise misfit(
            "bad-id",
            f"'{text}' cannot name a record",
            "ids are a-z, 0-9 and hyphens, with a letter, at most 80 characters, and not reserved",
        )
    return text


Text = Annotated[str, BeforeValidator(_text), AfterValidator(str.strip), _SCALAR_SCHEMA]
"""A line of plain text; `[[id]]` mentions, `code` and links are shown as such."""
Prose = Annotated[str, BeforeValidator(_text), _SCALAR_SCHEMA]
"""Paragraphs in CommonMark without raw HTML."""
Output = Annotated[str, BeforeValidator(_text), _SCALAR_SCHEMA]
"""Pasted terminal output: shown exactly as text."""
Id = Annotated[str, BeforeValidator(_an_id), _SCALAR_SCHEMA]
"""The id of a record, or an alias of one."""
Reference = Text
"""The id of a record, written by a person: rule `known-reference` judges it, so that it never hides the record."""
Time = Annotated[When, PlainValidator(_reads(read_strict, "bad-time")), _SCALAR_SCHEMA]
"""A time that must be exact."""
RoughTime = Annotated[When, PlainValidator(_reads(read_when, "bad-time")), _SCALAR_SCHEMA]
"""A time that may be rough: 09:50頃, 夕方ごろ."""
Minutes = Annotated[int, PlainValidator(_reads(read_minutes, "bad-duration")), _SCALAR_SCHEMA]
"""A duration in minutes: 10, 10m, 1h30m."""
YesNo = Annotated[bool, PlainValidator(_reads(_yes_or_no, "wrong-type")), _SCALAR_SCHEMA]


class OneOf:
    """Annotates a text that must be one of `words`; the problem names the nearest."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(self, schema: object, handler: object) -> dict[str, object]:
        booleans = [_BOOLS[word] for word in self.words if word in _BOOLS]
        return {"enum": [*self.words, *booleans, None]}

    def _validate(self, value: object) -> str:
        text = _text(value).strip()
        if text in self.words:
            return text
        close = nearest(text, self.words)
        help = f"did you mean '{close}'?" if close else ""
        raise misfit("unknown-choice", f"'{text}' is none of {', '.join(self.words)}", help)


def _yaml_name(name: str) -> str:
    return name.rstrip("_")


class Noun(BaseModel):
    """A frozen value whose unknown fields are problems. A trailing underscore in Python is absent in YAML (`from_`)."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=_yaml_name,
        arbitrary_types_allowed=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _must_be_a_map(cls, value: object) -> object:
        if isinstance(value, dict | cls):
            return value
        raise misfit("wrong-type", f"expected a map of fields, found {a_kind(value)}")


class Short(Noun):
    """A noun that may be written as one text, which is then its first field: `abort_if: [text]`."""

    @model_validator(mode="before")
    @classmethod
    def _must_be_a_map(cls, value: object) -> object:
        if isinstance(value, str):
            return {next(iter(cls.model_fields)).rstrip("_"): value}
        if isinstance(value, dict | cls):
            return value
        raise misfit("wrong-type", f"expected a text or a map of fields, found {a_kind(value)}")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> Any:  # noqa: ANN401  # pydantic's own signature
        return {"anyOf": [{"type": SCALAR}, handler.resolve_ref_schema(handler(core_schema))]}


def _many(value: object) -> object:
    if isinstance(value, list | tuple):
        return value
    raise misfit("wrong-type", f"expected a list, found {a_kind(value)}", "begin each item on its own line with '- '")


Many = Annotated[tuple[T, ...], BeforeValidator(_many)]
"""A list; absent means empty."""


class Localized(BaseModel):
    """A text in one or several languages: `title: …`, or `title: {ja: …, en: …}`. An unnamed language is ''."""

    model_config = ConfigDict(frozen=True)
    texts: dict[str, str]

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object) -> object:
        if isinstance(value, cls) or (isinstance(value, dict) and isinstance(value.get("texts"), dict)):
            return value
        if isinstance(value, str):
            texts = {"": value.strip()}
        elif isinstance(value, dict):
            texts = {str(language): _text(text).strip() for language, text in value.items()}
            for language in texts:
                if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", language):
                    raise misfit("unknown-field", f"'{language}' is not a language", "write ja: or en:")
        else:
            raise misfit("wrong-type", f"expected a text, or a map of languages, found {a_kind(value)}")
        if not any(texts.values()):
            raise misfit("missing-field", "the text is empty")
        return {"texts": texts}

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> Any:  # noqa: ANN401  # pydantic's own signature
        return {"anyOf": [{"type": SCALAR}, {"type": "object", "additionalProperties": {"type": SCALAR}}]}

    def best(self, language: str) -> tuple[str, str]:
        """The text for a reader of `language`, and the language it is in ('' when unknown)."""
        for wanted in (language, "", "en"):
            if self.texts.get(wanted):
                return self.texts[wanted], wanted
        found = next(lang for lang, text in self.texts.items() if text)
        return self.texts[found], found

    def __str__(self) -> str:
        return self.best("")[0]
