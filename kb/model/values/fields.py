"""What a field of a record may hold beside a single value: ids, choices, nouns, lists, texts in several languages.

The JSON Schema of each type accepts whatever an editor's YAML makes of the text kb accepts.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import CoreSchema, core_schema

from kb.model.values.as_fields import as_fields
from kb.model.values.as_items import as_items
from kb.model.values.other_words import meant, meant_within
from kb.model.values.scalars import BOOLS, SCALAR, Scalar, a_kind, as_text, misfit

T = TypeVar("T")

ID = re.compile(r"(?=.*[a-z])[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
RESERVED = re.compile(r"brief|run|\d{4}|con|prn|aux|nul|com[1-9]|lpt[1-9]|index")
"""Names that URLs or operating systems keep for themselves."""


def is_id(text: str) -> bool:
    """Whether `text` may name a record: a-z, 0-9 and hyphens, with a letter, at most 80, not reserved."""
    return bool(ID.fullmatch(text)) and not RESERVED.fullmatch(text)


def no_id(text: str) -> str:
    """The sentence for what `is_id` refuses: why it cannot name a record."""
    if RESERVED.fullmatch(text) and not text.isdecimal():
        return f"'{text}' cannot name a record: the word is kept for something else"
    return f"'{text}' cannot name a record: ids are a-z, 0-9 and hyphens, with a letter, at most 80 characters"


def nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """The known word that `word` is another one for, or that it is most like; an empty text where there is none."""
    return meant(word, known) or _nearest(word.casefold()[:80], tuple(known))


@lru_cache(maxsize=1000)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    """Comparing is slow, and a field that is misspelt once is misspelt in every step."""
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.67)
    return found[0] if found else ""


def _an_id(value: object) -> str:
    text = as_text(value)
    if not is_id(text):
        raise misfit(
            "bad-id",
            f"'{text}' cannot name a record",
            "ids are a-z, 0-9 and hyphens, with a letter, at most 80 characters, and not reserved",
        )
    return text


Id = Annotated[str, Scalar(_an_id)]
"""The id of a record, or an alias of one."""


class OneOf:
    """Annotates a text that must be one of `words`; the problem names the nearest."""

    def __init__(self, *words: str, also: Mapping[str, str] | None = None) -> None:
        """`also` has a sentence to add to the help where that word is what is meant."""
        self.words = words
        self.also = also or {}

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(self, schema: object, handler: object) -> dict[str, object]:
        return {"enum": [*self.words, None]}

    def _validate(self, value: object) -> str:
        text = as_text(value).strip()
        if text in self.words:
            return text
        close = nearest(text, self.words)
        help = f"did you mean '{close}'? {self.also.get(close, '')}".strip() if close else ""
        if not close and (found := meant_within(text, self.words)):
            help = f"write {found}, and your own words in another field, such as because or note"
        raise misfit("unknown-choice", f"'{text}' is none of {', '.join(self.words)}", help)


class YesOrNo(OneOf):
    """Annotates an answer, in any of the words for true and false; a third is that there is none."""

    def __init__(self) -> None:
        super().__init__("yes", "no")

    def __get_pydantic_json_schema__(self, schema: object, handler: object) -> dict[str, object]:
        others = [form for word in BOOLS for form in (word, word.capitalize(), word.upper()) if form not in self.words]
        return {"enum": [*self.words, True, False, *dict.fromkeys(others), None]}

    def _validate(self, value: object) -> str:
        known = BOOLS.get(as_text(value).strip().casefold())
        return super()._validate(value) if known is None else self.words[0 if known else 1]


_ONE_TEXT = "write one text here, in 'single quotes' if it has signs of YAML"
_NOT_KEPT: set[str] = set()


class Noun(BaseModel):
    """A frozen value whose unknown fields are problems. A Python word takes an underscore: `from_` is `from`."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    def model_post_init(self, context: object, /) -> None:  # noqa: ARG002  # pydantic's own signature
        """Forget which fields were given: nobody asks, and a set for each noun is a tenth of a library."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)

    @model_validator(mode="before")
    @classmethod
    def _must_be_a_map(cls, value: object) -> object:
        if isinstance(value, dict | cls):
            return value
        names = [name.rstrip("_") for name, field in cls.model_fields.items() if not field.exclude]
        help = as_fields(value, names) if isinstance(value, str) else f"write its fields below it:  {names[0]}: …"
        raise misfit("wrong-type", f"expected a map of fields, found {a_kind(value)}", help)


class Short(Noun):
    """A noun that may be written as one text, which is then its first field: `abort_if: [text]`."""

    @model_validator(mode="before")
    @classmethod
    def _must_be_a_map(cls, value: object) -> object:
        if isinstance(value, str):
            return {next(iter(cls.model_fields)).rstrip("_"): value}
        if isinstance(value, dict | cls):
            return value
        raise misfit("wrong-type", f"expected a text or a map of fields, found {a_kind(value)}", "write one text here")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> Any:  # noqa: ANN401  # pydantic's own signature
        return {"anyOf": [{"type": SCALAR}, handler.resolve_ref_schema(handler(core_schema))]}


def _many(value: object) -> object:
    if isinstance(value, list | tuple):
        return value
    raise misfit("wrong-type", f"expected a list, found {a_kind(value)}", as_items(value))


Many = Annotated[tuple[T, ...], BeforeValidator(_many)]
"""A list; absent means empty."""


class Localized(BaseModel):
    """A text in one or several languages: `title: …`, or `title: {ja: …, en: …}`. An unnamed language is ''."""

    model_config = ConfigDict(frozen=True, defer_build=True)
    texts: dict[str, str]

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object) -> object:
        if isinstance(value, cls) or (isinstance(value, dict) and isinstance(value.get("texts"), dict)):
            return value
        if isinstance(value, str):
            texts = {"": value.strip()}
        elif isinstance(value, dict):
            texts = {str(language): as_text(text).strip() for language, text in value.items()}
            for language in texts:
                if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", language):
                    raise misfit("unknown-field", f"'{language}' is not a language", "write ja: or en:")
        else:
            raise misfit("wrong-type", f"expected a text, or a map of languages, found {a_kind(value)}", _ONE_TEXT)
        if not any(texts.values()):
            raise misfit("missing-field", "the text is empty", "write it, or delete the field if it needs none")
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
