"""Who uses which system or tool: one use per word, known to the vocabulary or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kb.library import Entry, Library, LogEntry
from kb.model.checklist import Checklist
from kb.model.pitfall import Pitfall
from kb.model.settings import Facet, Term, fold, slugify


@dataclass
class TermUse:
    """One system or tool and every record that names it."""

    key: str
    name: str
    term: Term | None
    logs: list[LogEntry] = field(default_factory=list)
    pitfalls: list[Entry[Pitfall]] = field(default_factory=list)
    checklists: list[Entry[Checklist]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many records name it."""
        return len(self.logs) + len(self.pitfalls) + len(self.checklists)


@dataclass(frozen=True)
class TermIndex:
    """All uses of one facet, by key."""

    facet: Facet
    uses: Mapping[str, TermUse]
    keys: Mapping[str, str]
    """From every folded spelling to its key."""
    named: Mapping[str, tuple[str, ...]]
    """From each record's id to the keys of the words it names."""

    @classmethod
    def of(cls, library: Library, facet: Facet) -> TermIndex:
        """Index the library; every term of the vocabulary has a use, even an empty one."""
        uses: dict[str, TermUse] = {}
        keys: dict[str, str] = {}
        for term in getattr(library.settings, facet):
            uses.setdefault(term.key, TermUse(term.key, str(term.name), term))
            keys.update(dict.fromkeys(term.spellings(), term.key))

        named: dict[str, tuple[str, ...]] = {}

        def using(id: str, words: Iterable[str]) -> list[TermUse]:
            found = {}
            for word in words:
                key = keys.setdefault(fold(word), slugify(word))
                found[key] = uses.setdefault(key, TermUse(key, word, None))
            named[id] = tuple(found)
            return list(found.values())

        for log in reversed(library.logs_in_time):
            for use in using(log.id, getattr(log.record, facet)):
                use.logs.append(log)
        for pitfall in library.pitfalls:
            for use in using(pitfall.id, getattr(pitfall.record.applies_to, facet)):
                use.pitfalls.append(pitfall)
        for checklist in library.checklists:
            for use in using(checklist.id, getattr(checklist.record.for_, facet)):
                use.checklists.append(checklist)
        return cls(facet, dict(sorted(uses.items(), key=lambda pair: fold(pair[1].name))), keys, named)

    def find(self, word: str) -> TermUse | None:
        """The use that a word means."""
        return self.uses.get(self.keys.get(fold(word), ""))
