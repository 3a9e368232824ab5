"""What the model says about a place in a record: which noun has the field, what it may be called, what it is for.

Asked for every misfit of a file, so the answers are kept.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple, get_args, get_origin

from pydantic import BaseModel

from kb.model.file.path import Path
from kb.model.values.fields import Noun


def owner_of(model: type[Noun], path: Path) -> type[Noun] | None:
    """The model that the value at `path` should be."""
    owner: type[Noun] | None = model
    for part in path:
        if isinstance(part, int) or owner is None:
            continue
        owner = _noun_at(owner, str(part))
    return owner


@cache
def known_fields(owner: type[Noun]) -> list[str]:
    """The fields that a person may write."""
    return [yaml_name(key) for key in owner.model_fields if key not in hidden_fields(owner)]


@cache
def hidden_fields(model: type[Noun]) -> list[str]:
    """Fields that only kb itself fills: the id, the folder."""
    return [key for key, info in model.model_fields.items() if info.exclude]


class Below(NamedTuple):
    """A field that holds nouns, or a list of them."""

    field: str
    noun: type[Noun]
    is_list: bool


@cache
def nouns_below(owner: type[Noun]) -> tuple[Below, ...]:
    """The fields of `owner` whose values have fields of their own."""
    nouns = ((yaml_name(key), _noun_in(info.annotation), info) for key, info in owner.model_fields.items())
    return tuple(Below(name, noun, get_origin(info.annotation) is tuple) for name, noun, info in nouns if noun)


def describe(owner: type[Noun] | None, name: str) -> str:
    """What a field is for, or an empty text."""
    fields = owner.model_fields if owner else {}
    return next((info.description or "" for key, info in fields.items() if yaml_name(key) == name), "")


def yaml_name(key: str) -> str:
    """A field's name as it is written: `from_` is `from`."""
    return key.rstrip("_")


@lru_cache(maxsize=1024)
def _noun_at(owner: type[Noun], name: str) -> type[Noun] | None:
    info = next((one for key, one in owner.model_fields.items() if yaml_name(key) == name), None)
    return _noun_in(info.annotation) if info else None


def _noun_in(annotation: object) -> type[Noun] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation if issubclass(annotation, Noun) else None
    return next((noun for inner in get_args(annotation) if (noun := _noun_in(inner))), None)
