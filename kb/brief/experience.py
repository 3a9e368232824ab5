"""Who has done this kind of work, who only watched, who never: knowledge that lives in one head shows here.

A `Who` is a person's name, or a role where the logs keep no names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.library import LogEntry
from kb.model.roles import role_key
from kb.model.settings import Settings, fold
from kb.model.state import went_ahead
from kb.model.worklog import Person


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody: a name, or only a role."""

    name: str
    role: str

    def key(self, settings: Settings) -> tuple[str, str]:
        """What makes two of them the same."""
        return (fold(self.name), "") if self.name else ("", role_key(settings, self.role))


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody, how often they did this work, and the last log in which they did."""

    who: Who
    times: int
    last: LogEntry


@dataclass(frozen=True, slots=True)
class Experience:
    """Everybody the library knows, sorted by what they have done here."""

    done: tuple[Doer, ...]
    watched: tuple[Who, ...]
    never: tuple[Who, ...]

    @property
    def in_one_head(self) -> bool:
        """Only one role or person has ever done it."""
        return len(self.done) == 1


def experience(settings: Settings, logs: Sequence[LogEntry], everybody: Iterable[tuple[str, str]]) -> Experience:
    """Who took part in finished `logs` (newest first), against `everybody`: names and roles of the whole library."""
    done: dict[tuple[str, str], dict[str, LogEntry]] = {}
    watched: dict[tuple[str, str], Who] = {}
    known: dict[tuple[str, str], Who] = {}
    for entry in logs:
        if not went_ahead(entry.record):
            continue
        for who in _working(settings, entry):
            known.setdefault(who.key(settings), who)
            done.setdefault(who.key(settings), {})[entry.id] = entry
        for person in entry.record.people:
            if person.watched and person.attended is not False:
                watched.setdefault(_who(person).key(settings), _who(person))
    doers = [Doer(known[key], len(entries), next(iter(entries.values()))) for key, entries in done.items()]
    others = {who.key(settings): who for who in sorted((Who(*one) for one in everybody), key=_shown)}
    return Experience(
        tuple(sorted(doers, key=lambda doer: (-doer.times, *_shown(doer.who)))),
        tuple(sorted((who for key, who in watched.items() if key not in done), key=_shown)),
        tuple(who for key, who in others.items() if key not in done.keys() | watched.keys()),
    )


def _working(settings: Settings, entry: LogEntry) -> Iterable[Who]:
    """Who did something: present people who did not only watch, and owners of steps that were done."""
    for person in entry.record.people:
        if person.attended is not False and not person.watched:
            yield _who(person)
    named = {role_key(settings, person.role) for person in entry.record.people}
    for step in entry.record.steps:
        if step.owner and step.result == "done" and role_key(settings, step.owner) not in named:
            yield Who("", step.owner)


def _who(person: Person) -> Who:
    return Who(person.name, person.role)


def _shown(who: Who) -> tuple[str, str]:
    return (who.name or who.role, who.role)
