"""A language's `.po` file → its messages. The one file that reads catalogues; loaded when words are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language: English text → translated text; counted ones by their English singular."""

    messages: Mapping[str, str]
    counted: Mapping[str, Sequence[str]]
    form_of: Callable[[int], int]


def _one_form(_: int) -> int:
    return 0


@lru_cache(maxsize=8)
def read_catalogue(language: str) -> Catalogue:
    """The catalogue of a language, or of its base language (pt-BR → pt); an empty one when there is neither."""
    for name in (language, language.split("-", maxsplit=1)[0]):
        path = CATALOGUES / f"{name}.po"
        if path.is_file():
            with path.open("rb") as file:
                found = read_po(file)
            messages = [message for message in found if message.id and message.string]
            return Catalogue(
                {str(one.id): str(one.string) for one in messages if not one.pluralizable},
                {str(one.id[0]): tuple(map(str, one.string or ())) for one in messages if one.pluralizable},
                found.plural_func if hasattr(found, "plural_func") else _one_form,
            )
    return Catalogue({}, {}, lambda n: int(n != 1))
