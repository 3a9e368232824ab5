from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from kb.model.checklist import Checklist
from kb.model.pitfall import Pitfall
from kb.model.settings import Settings
from kb.model.values.address import Address
from kb.model.values.fields import Id, Localized, Short
from kb.model.values.scalars import Output, Prose, Text
from kb.model.worklog import WorkLog
from kb.read.record import FIELD_NAMES
from kb.read.traps import field_names

FILES: tuple[type[BaseModel], ...] = (WorkLog, Pitfall, Checklist, Settings)


def fields(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    """Each field of `model` as YAML names it, with its type without `| None`."""
    for key, hint in get_type_hints(model, include_extras=True).items():
        if key in model.model_fields and key not in ("extra", "folder"):
            options = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
            yield (
                model.model_fields[key].alias or key.rstrip("_"),
                next(one for one in options if one is not type(None)),
            )


def item_of(hint: Any) -> Any:
    """The type of a list's items; None for anything else."""
    inner = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    return get_args(inner)[0] if get_origin(inner) is tuple else None


def kind(hint: Any) -> str:
    if hint in (Text, Prose, Output, Address):
        return "text"
    if hint is Localized:
        return "localized"
    item = item_of(hint)
    if item is None:
        return "other"
    return "texts" if item in (Text, Id) else "nouns" if isinstance(item, type) else "lists"


def nouns() -> list[type[BaseModel]]:
    """Every noun that a file may hold."""
    found = list(FILES)
    for model in found:
        for _, hint in fields(model):
            noun = item_of(hint) or hint
            if isinstance(noun, type) and issubclass(noun, BaseModel) and noun not in found:
                found.append(noun)
    return found


def kinds() -> dict[str, set[str]]:
    """What each name is, in all the nouns that have it."""
    found: dict[str, set[str]] = {}
    for model in nouns():
        for name, hint in fields(model):
            found.setdefault(name, set()).add(kind(hint))
    return found


def named(*wanted: str) -> set[str]:
    return {name for name, found in kinds().items() if found <= set(wanted)}


def test_the_walk_sees_every_field() -> None:
    assert set(kinds()) - {"texts"} == FIELD_NAMES


def test_texts_are_texts_in_every_noun() -> None:
    assert named("text") == field_names.TEXTS | field_names.IDS
    assert named("text", "localized") == field_names.TEXTS | field_names.IDS | field_names.LOCALIZED
    assert field_names.OUTPUTS | field_names.SENTENCES <= field_names.TEXTS | field_names.LOCALIZED


def test_lists_are_lists_in_every_noun() -> None:
    assert named("texts") == field_names.TEXT_LISTS
    assert named("nouns") == field_names.NOUN_LISTS
    assert named("texts", "nouns", "lists") == field_names.LISTS
    assert named("texts", "nouns", "text", "other") - named("texts") - named("nouns") - named("text", "other") == (
        field_names.MIXED
    )


def test_never_texts_are_nouns_that_no_text_stands_for() -> None:
    short = {
        name
        for model in nouns()
        for name, hint in fields(model)
        if isinstance(item_of(hint), type) and issubclass(item_of(hint), Short)
    }
    assert field_names.NOUN_LISTS - short == field_names.NEVER_TEXTS


def test_proses_are_prose_somewhere() -> None:
    assert {name for model in nouns() for name, hint in fields(model) if hint is Prose} == field_names.PROSES


def test_what_stands_at_the_top_of_a_file() -> None:
    assert {name for model in FILES for name, _ in fields(model)} == field_names.TOP


def test_loose_words_and_openers_are_fields() -> None:
    mixed = {name for name, found in kinds().items() if "text" in found and len(found) > 1}
    assert mixed - field_names.LOCALIZED - {"id"} == field_names.LOOSE
    assert field_names.OPENERS | field_names.ID_LISTS <= FIELD_NAMES
