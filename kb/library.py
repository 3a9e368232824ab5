"""Every record by id, and who refers to whom, both ways. Immutable; the one argument of rules and pages.

Knows records and places, never files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from kb.model.checklist import Checklist
from kb.model.code_spans import without_code
from kb.model.file.path import Path
from kb.model.file.source import Source
from kb.model.night import Night
from kb.model.pitfall import Pitfall
from kb.model.record import Record
from kb.model.scan import RunbookLine, Scan
from kb.model.settings import Settings
from kb.model.worklog import WorkLog

R = TypeVar("R", bound=Record, covariant=True)  # noqa: PLC0105  # R reads better than R_co in Entry[R]

MENTION = re.compile(r"(?<!\\)\[\[([a-z0-9][a-z0-9-]*)(?:#([\w-]+))?(?:\|([^\[\]\n]+))?\]\]")
"""`[[id]]`, `[[id#section]]` or `[[id|words to show]]`; `\\[[` is no mention."""

LITERAL_FIELDS = frozenset({"error", "command", "output", "detect", "x-original"})
"""Fields whose text is pasted, matched, or kept as it was imported: never read for mentions."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """A record with the file it stands in."""

    record: R
    source: Source

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id

    @property
    def folder(self) -> str:
        """The kind's folder, first part of its URL: windows, incidents, pitfalls, checklists."""
        return self.record.folder if isinstance(self.record, WorkLog) else f"{self.record.kind}s"


@dataclass(frozen=True, slots=True)
class LogEntry(Entry[WorkLog]):
    """A work log with its placed times."""

    night: Night


@dataclass(frozen=True, slots=True)
class Reference:
    """One record naming another: in a field, or by a mention in its text. `target` is as written."""

    origin: str
    path: Path
    target: str
    mention: bool


@dataclass(frozen=True)
class Library:
    """All records of one knowledge base.

    `broken` are ids whose files could not be read: they exist, so nobody is told that they do not.
    """

    settings: Settings
    logs: tuple[LogEntry, ...] = ()
    pitfalls: tuple[Entry[Pitfall], ...] = ()
    checklists: tuple[Entry[Checklist], ...] = ()
    broken: frozenset[str] = frozenset()
    settings_source: Source = field(default_factory=lambda: Source("logs/kb.yml", ""))
    fixtures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """The files that detectors' examples name, by their names below logs/."""
    scan: Scan = field(default_factory=Scan, repr=False)
    """What runbooks mention: the stored scan, and the site's own pages once those are read."""
    nights: frozenset[str] = frozenset()
    """Ids of the logs beside which the notes of their night wait; see `kb.journal`."""
    changed_since_review: frozenset[tuple[str, str]] = frozenset()
    """(id, revision): coming windows whose plan is no longer what was reviewed at that commit."""

    def entries(self) -> Iterator[Entry[Record]]:
        """Every record, windows and incidents first."""
        yield from self.logs
        yield from self.pitfalls
        yield from self.checklists

    @cached_property
    def by_id(self) -> Mapping[str, Entry[Record]]:
        """Every record by its own id."""
        return {entry.id: entry for entry in self.entries()}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every id and alias, with the id it leads to; own ids win over aliases."""
        aliases = {alias: entry.id for entry in self.entries() for alias in entry.record.aliases}
        return {**aliases, **{id: id for id in self.by_id}}

    def find(self, name: str) -> Entry[Record] | None:
        """The record that an id or an alias means."""
        return self.by_id.get(self.names.get(name, ""))

    def log(self, name: str) -> LogEntry | None:
        """The work log of that id or alias."""
        entry = self.find(name)
        return entry if isinstance(entry, LogEntry) else None

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Who names whom, in fields and in text, in the order of the records."""
        return tuple(reference for entry in self.entries() for reference in references_of(entry))

    @cached_property
    def referred_by(self) -> Mapping[str, tuple[Reference, ...]]:
        """For each id: the references that lead to it from other records."""
        found: dict[str, list[Reference]] = {}
        for reference in self.references:
            target = self.names.get(reference.target, reference.target)
            if target != reference.origin:
                found.setdefault(target, []).append(reference)
        return {target: tuple(references) for target, references in found.items()}

    @cached_property
    def runbook_lines(self) -> Mapping[str, tuple[RunbookLine, ...]]:
        """For each id: the lines of runbooks that name it, sorted by file."""
        found: dict[str, list[RunbookLine]] = {}
        for line in self.scan.lines:
            found.setdefault(self.names.get(line.id, line.id), []).append(line)
        return {id: tuple(lines) for id, lines in found.items()}

    @cached_property
    def met(self) -> Mapping[str, tuple[LogEntry, ...]]:
        """For each pitfall: the logs whose deviations were it, oldest first."""
        return self._logs_by_pitfall(
            lambda log: (one.pitfall for one in log.deviations if one.pitfall and one.pitfall != "none")
        )

    @cached_property
    def avoided(self) -> Mapping[str, tuple[LogEntry, ...]]:
        """For each pitfall: the logs in which it was known and did not bite, oldest first."""
        return self._logs_by_pitfall(lambda log: (one.id for one in log.pitfalls_avoided))

    @cached_property
    def caught(self) -> Mapping[str, tuple[LogEntry, ...]]:
        """For each pitfall: the logs in which the tool or a checklist caught it before, oldest first."""
        ways = ("brief", "detect", "checklist")
        return self._logs_by_pitfall(lambda log: (one.id for one in log.pitfalls_avoided if one.caught_by in ways))

    @cached_property
    def logs_in_time(self) -> tuple[LogEntry, ...]:
        """Every log, oldest first."""
        return tuple(sorted(self.logs, key=in_time))

    def _logs_by_pitfall(self, names: Callable[[WorkLog], Iterable[str]]) -> Mapping[str, tuple[LogEntry, ...]]:
        found: dict[str, dict[str, LogEntry]] = {}
        for entry in self.logs_in_time:
            for name in names(entry.record):
                found.setdefault(self.names.get(name, name), {})[entry.id] = entry
        return {pitfall: tuple(logs.values()) for pitfall, logs in found.items()}


def in_time(entry: LogEntry) -> tuple[float, str]:
    """Sort key: when a log's work began, then its id; logs without any date come first."""
    return (entry.night.began_at, entry.id)


def mentions_in(text: str) -> Iterator[re.Match[str]]:
    """Every mention in a text, code apart: group 1 the id, 2 the section, 3 the words to show."""
    return MENTION.finditer(without_code(text))


def references_of(entry: Entry[Record]) -> Iterator[Reference]:
    """Whom one record names, in its fields and in its text."""
    for path, target in entry.record.references():
        yield Reference(entry.id, path, target, mention=False)
    for path, text in entry.source.texts("[["):
        if LITERAL_FIELDS.isdisjoint(part for part in path if isinstance(part, str)):
            for match in mentions_in(text):
                yield Reference(entry.id, path, match[1], mention=True)
