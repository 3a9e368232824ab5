"""Interface words in the reader's language: one catalogue (`<language>.po`) per language beside this file.

English is the source text; a language without a catalogue falls back to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kb.late import late

if TYPE_CHECKING:
    from babel.messages.pofile import read_po
else:
    read_po = late("babel.messages.pofile:read_po")

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


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = read_catalogue(language)

    def __call__(self, text: str, /, **values: object) -> str:
        """`text` in this language, with `{name}` filled from `values`."""
        found = self._catalogue.messages.get(text, text)
        return found.format(**values) if values else found

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """`one` or `many` for the number `n`, in this language, with `{n}` and `{name}` filled."""
        forms = self._catalogue.counted.get(one)
        text = forms[min(self._catalogue.form_of(n), len(forms) - 1)] if forms else (one if n == 1 else many)
        return text.format(n=n, **values)

    @property
    def is_japanese(self) -> bool:
        """Whether Japanese forms of dates and durations are used."""
        return self.language.split("-")[0] == "ja"


def later(text: str) -> str:
    """Marks a text for the catalogues that is translated where it is shown."""
    return text
