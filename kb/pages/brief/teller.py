"""What all parts of a sheet need to speak: words, times, names, and pieces that show records and roles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from kb.library import Entry, Library, LogEntry
from kb.model.record import Record
from kb.model.settings import Facet
from kb.pages.brief.sheet import Piece
from kb.pages.formatting import Formatter
from kb.words import Words
from kb.words.labels import LABELS


@dataclass(frozen=True)
class Teller:
    """Speaks one language about one library, at one moment."""

    library: Library
    words: Words
    now: datetime

    @cached_property
    def formatter(self) -> Formatter:
        """Writes times and durations."""
        return Formatter(self.words)

    def record(self, entry: Entry[Record], style: str = "") -> Piece:
        """A record under its title."""
        title, lang = entry.record.title.best(self.words.language)
        goal = f"{entry.folder}/{entry.id}"
        return Piece(title, "strong" if style == "strong" else "", goal, entry.id, lang or entry.record.lang)

    def named(self, id: str) -> Piece:
        """The record of an id; the id itself when there is none."""
        entry = self.library.find(id)
        return self.record(entry) if entry else Piece(id, "code")

    def said(self, text: str, entry: Entry[Record]) -> Piece:
        """A line that a person wrote in a record."""
        return Piece(" ".join(text.split()), "prose", lang=entry.record.lang)

    def word(self, facet: Facet, word: str) -> str:
        """A word of the vocabulary as these readers say it."""
        term = self.library.settings.term(facet, word)
        return term.name.best(self.words.language)[0] if term else word

    def thing(self, word: str, facets: tuple[Facet, ...] = ("tools", "touches")) -> str:
        """A tool, or what is touched, as these readers say it."""
        known: Facet = next((facet for facet in facets if self.library.settings.term(facet, word)), "tools")
        return self.word(known, word)

    def label(self, code: object) -> str:
        """What a word of the records is called."""
        text = str(code)
        return self.words(LABELS[text]) if text in LABELS else text

    def day(self, log: LogEntry) -> str:
        """The day a log is filed under, as far as it is known: 2026-02-14, 2026-02; '' when it has none."""
        return log.night.day.day_text if log.night.day else ""

    def minutes(self, minutes: int | None) -> str:
        """A duration."""
        return self.formatter.duration(minutes)

    def counted(self, one: str, many: str, n: int) -> str:
        """`one` or `many` for the number `n`; a name of its own, as catalogues are gathered by name."""
        return self.words.count(one, many, n)

    def listed(self, pieces: Iterable[Piece]) -> list[Piece]:
        """The pieces with commas between them, quietly."""
        return [part for piece in pieces for part in (piece, quiet(self.words(", ")))][:-1]

    def together(self, things: Iterable[str]) -> str:
        """A, B, C; A、B、C."""
        return self.words(", ").join(dict.fromkeys(things))


def after(text: str) -> str:
    """A text that follows another one on the line."""
    return f" · {text}" if text else ""


def marked(text: str) -> tuple[Piece, Piece]:
    """Words that stand out, after others on the line."""
    return quiet(" · "), strong(text)


def quiet(text: str) -> Piece:
    """Words that stand back."""
    return Piece(text, "quiet")


def strong(text: str) -> Piece:
    """Words that stand out."""
    return Piece(text, "strong")
