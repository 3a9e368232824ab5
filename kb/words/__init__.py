"""Interface words in the reader's language: one catalogue (`<language>.po`) per language beside this file.

English is the source text; a language without a catalogue falls back to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.late import late

if TYPE_CHECKING:
    from kb.words.catalogue import read_catalogue
else:
    read_catalogue = late("kb.words.catalogue:read_catalogue")


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
