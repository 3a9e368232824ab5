"""Says things: sentences out of the tables of words, never the same one twice but by chance, always the same again."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import yaml

Table = Mapping[str, Sequence[str]]
"""Sentences by kind."""


def _table(language: str) -> Table:
    table: Table = yaml.safe_load(Path(__file__).with_name(f"words.{language}.yml").read_text("utf-8"))
    return table


LANGUAGES = {language: _table(language) for language in ("en", "ja")}
_SLOT = re.compile(r"\{(\w+|\d+-\d+)\}")


class Teller:
    """One record's voice: the same `seed` says the same things on every machine and in every run."""

    def __init__(self, seed: str, language: str, mention: Callable[[], str]) -> None:
        self.random = random.Random(seed)  # noqa: S311  # plausible, not secret
        self.language = language
        self._mention = mention

    def say(self, kind: str, language: str = "") -> str:
        """One sentence of that kind, in the record's language unless another one is given."""
        table = LANGUAGES[language or self.language]
        text = self._fill(self.random.choice(table[kind]), table)
        return text[0].upper() + text[1:]

    def some(self, kind: str, least: int, most: int) -> list[str]:
        """Several sentences of that kind."""
        return [self.say(kind) for _ in range(self.random.randint(least, most))]

    def mixed(self, kind: str) -> str:
        """A sentence that is now and then in the other language, as teams write."""
        other = "en" if self.language == "ja" else "ja"
        return self.say(kind, other if self.random.random() < 0.15 else "")

    def paragraphs(self, kind: str, count: int) -> str:
        """Paragraphs of that kind, each sentence form at most once."""
        table = LANGUAGES[self.language]
        return "\n\n".join(self._fill(form, table) for form in self.random.sample(table[kind], count))

    def _fill(self, text: str, table: Table) -> str:
        def value(slot: re.Match[str]) -> str:
            name = slot[1]
            if name == "mention":
                return self._mention()
            if name in table:
                return self._fill(self.random.choice(table[name]), table)
            low, _, high = name.partition("-")
            return str(self.random.randint(int(low), int(high)))

        return _SLOT.sub(value, text)
