"""Whether what a mention names exists, counts today, and has that section; and what to write instead.

The names of the problems are those that records get for the same mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter

from kb.links.directory import Directory, KnownRecord
from kb.links.mentions import Mention
from kb.model.values.fields import nearest
from kb.problem import Edit, Level, Problem

GUESSES = 50
"""How many unknown names of one run get a guess: each is compared with every name there is."""


PASSING = frozenset(("to-finish",))
"""Sections that come and go with what is missing in a record: nothing is said of links to them."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A certain correction inside a line: the characters from `start` to `end` become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Judge:
    """Judges mentions by one directory; remembers its guesses."""

    directory: Directory
    _guesses: dict[str, str] = field(default_factory=dict)

    def problems(self, mentions: Iterable[Mention]) -> Iterator[Problem]:
        """What is wrong with the mentions of one file; corrections of one line are one edit."""
        found = [(problem, change) for mention in mentions for problem, change in self._look(mention)]
        changes: dict[int, list[Replacement]] = {}
        for problem, change in found:
            if change:
                changes.setdefault(problem.place.line, []).append(change)
        for problem, change in found:
            if change is None:
                yield problem
            else:
                line = problem.place.line
                edit = Edit(line, line, (_changed(problem.place.text, changes[line]),))
                yield replace(problem, edit=edit)

    def gone_sections(self, mentions: Iterable[Mention]) -> Iterator[Problem]:
        """Only that: which of them lead to a section that is not there."""
        for mention in mentions:
            known = self.directory.find(mention.target)
            if known is not None:
                yield from (problem for problem, _ in self._without_section(mention, known))

    def counts(self, mention: Mention) -> bool:
        """Whether it is a mention at all: elsewhere than in prose only what exists is one, or nearly so."""
        if mention.target in self.directory.names:
            return True
        looks_like_one = mention.form != "short" or "-" in mention.target or bool(self._guess(mention.target))
        return mention.told and looks_like_one

    def _look(self, mention: Mention) -> Iterator[tuple[Problem, Replacement | None]]:
        known = self.directory.find(mention.target)
        if known is None:
            if self.counts(mention) and mention.target not in self.directory.broken:
                yield self._unknown(mention), None
            return
        for look in (self._replaced, self._renamed, self._moved, self._without_section):
            yield from look(mention, known)

    def _unknown(self, mention: Mention) -> Problem:
        close = self._guess(mention.target)
        help = f"did you mean {_as_written(mention, close, self.directory)}?" if close else ""
        if not help and mention.form == "brackets":
            help = r"write \[[ if it is no mention"
        return Problem(mention.place, "known-reference", f"no record is called '{mention.target}'", help=help)

    def _replaced(self, mention: Mention, known: KnownRecord) -> Iterator[tuple[Problem, None]]:
        successor = self.directory.successor(known)
        if successor:
            message = f"'{mention.target}' was replaced by '{successor}'"
            help = f"write {_as_written(mention, successor, self.directory)}"
        elif known.retired:
            message, help = f"'{mention.target}' is retired: it no longer applies", "take the mention out"
        else:
            return
        yield Problem(mention.place, "replaced-reference", message, Level.WARNING, help), None

    def _renamed(self, mention: Mention, known: KnownRecord) -> Iterator[tuple[Problem, Replacement]]:
        wrong_folder = mention.folder not in ("", known.folder)
        if mention.target == known.id and not wrong_folder:
            return
        help = f"write {_as_written(mention, known.id, self.directory)}"
        if mention.form == "url":
            written, text = f"{mention.folder}/{mention.target}", f"{known.folder}/{known.id}"
        else:
            written, text = mention.target, known.id
        change = Replacement(mention.start, mention.start + len(written), text)
        if wrong_folder:
            message = f"'{mention.target}' is not in {mention.folder}/ but in {known.folder}/"
            yield Problem(mention.place, "known-reference", message, help=help), change
        else:
            message = f"'{mention.target}' is called '{known.id}' today"
            yield Problem(mention.place, "old-id", message, Level.HINT, help), change

    def _moved(self, mention: Mention, known: KnownRecord) -> Iterator[tuple[Problem, Replacement]]:
        today = self.directory.site_url
        if not mention.base or not today or _same(mention.base, today):
            return
        help = f"write {_as_written(mention, known.id, self.directory)}"
        start = mention.start - len(mention.base)
        change = Replacement(start, mention.start, f"{today.rstrip('/')}/")
        yield Problem(mention.place, "old-id", f"the site is at {today} today", Level.HINT, help), change

    def _without_section(self, mention: Mention, known: KnownRecord) -> Iterator[tuple[Problem, None]]:
        there = self.directory.sections.get(known.id)
        if not mention.section or there is None or mention.section in there or mention.section in PASSING:
            return
        close = nearest(mention.section, sorted(there))
        help = f"did you mean #{close}?" if close else "lead to the page as a whole"
        message = f"the page of '{known.id}' has no section '{mention.section}'"
        yield Problem(mention.place, "known-reference", message, Level.WARNING, help), None

    def _guess(self, name: str) -> str:
        if name not in self._guesses and len(self._guesses) < GUESSES:
            self._guesses[name] = nearest(name, tuple(self.directory.names))
        return self._guesses.get(name, "")


def _same(base: str, today: str) -> bool:
    return base.rstrip("/").partition("//")[2].casefold() == today.rstrip("/").partition("//")[2].casefold()


def _as_written(mention: Mention, id: str, directory: Directory) -> str:
    """How that form names another record."""
    if mention.form == "url":
        known = directory.find(id)
        base = directory.site_url or mention.base
        return f"{base.rstrip('/')}/{known.folder if known else mention.folder}/{known.id if known else id}/"
    return f"[[{id}]]" if mention.form == "brackets" else f"kb:{id}"


def _changed(line: str, changes: Iterable[Replacement]) -> str:
    for change in sorted(set(changes), key=attrgetter("start"), reverse=True):
        line = line[: change.start] + change.text + line[change.end :]
    return line
