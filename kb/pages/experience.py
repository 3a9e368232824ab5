"""Who has done this kind of work, who only watched, who never: knowledge that lives in one head shows here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.library import LogEntry
from kb.model.settings import fold
from kb.model.worklog import Person
from kb.pages.desk import View


@dataclass(frozen=True, slots=True)
class Doer:
    """A role or a person, how often they did this work, and the last log in which they did."""

    who: str
    times: int
    last: LogEntry


@dataclass(frozen=True, slots=True)
class Experience:
    """Everybody the library knows, sorted by what they have done here."""

    done: tuple[Doer, ...]
    watched: tuple[str, ...]
    never: tuple[str, ...]

    @property
    def in_one_head(self) -> bool:
        """Only one role or person has ever done it."""
        return len(self.done) == 1


def experience(view: View, logs: Sequence[LogEntry]) -> Experience:
    """Who took part in finished `logs` (newest first), against everybody named in the whole library."""
    done: dict[str, dict[str, LogEntry]] = {}
    watched: dict[str, str] = {}
    names: dict[str, str] = {}
    for entry in logs:
        if not entry.record.outcome or entry.record.outcome == "cancelled":
            continue
        for who in _working(view, entry):
            names.setdefault(fold(who), who)
            done.setdefault(fold(who), {})[entry.id] = entry
        for person in entry.record.people:
            if person.watched and person.attended is not False:
                watched.setdefault(fold(_name(view, person)), _name(view, person))
    everybody = view.desk.everybody
    doers = [Doer(names[key], len(entries), next(iter(entries.values()))) for key, entries in done.items()]
    return Experience(
        tuple(sorted(doers, key=lambda doer: (-doer.times, doer.who))),
        tuple(sorted(who for key, who in watched.items() if key not in done)),
        tuple(
            sorted(
                {_shown(view, who) for who in everybody if fold(_shown(view, who)) not in done.keys() | watched.keys()}
            )
        ),
    )


def _working(view: View, entry: LogEntry) -> Iterable[str]:
    """Who did something: present people who did not only watch, and owners of steps that were done."""
    for person in entry.record.people:
        if person.attended is not False and not person.watched:
            yield _name(view, person)
    named = {fold(person.role) for person in entry.record.people}
    for step in entry.record.steps:
        if step.owner and step.result == "done" and fold(step.owner) not in named:
            yield view.word("roles", step.owner)


def _name(view: View, person: Person) -> str:
    return person.name or view.word("roles", person.role)


def _shown(view: View, who: tuple[str, str]) -> str:
    name, role = who
    return name or view.word("roles", role)
