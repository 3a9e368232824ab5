"""What became of a pitfall, and what a checklist holds once the checks of pitfalls are pulled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.library import Entry, LogEntry
from kb.links.documents import Document
from kb.model.checklist import Checklist, Item, Scope
from kb.model.pitfall import Pitfall
from kb.model.record import Record
from kb.model.settings import Settings, fold
from kb.pages.desk import Desk


@dataclass(frozen=True, slots=True)
class History:
    """What became of a pitfall: met, avoided, caught by the tool or a checklist; where it is watched for."""

    met: tuple[LogEntry, ...]
    avoided: tuple[LogEntry, ...]
    caught: tuple[LogEntry, ...]
    checklists: tuple[Entry[Record], ...]
    runbooks: tuple[Document, ...]

    @property
    def last_met(self) -> LogEntry | None:
        """The newest log in which it bit."""
        return self.met[-1] if self.met else None


def pitfall_history(desk: Desk, record: Pitfall) -> History:
    """Where a pitfall was met, avoided and is watched for."""
    library = desk.library
    origins = dict.fromkeys(one.origin for one in library.referred_by.get(record.id, ()))
    checklists = [library.by_id[origin] for origin in origins if library.by_id[origin].record.kind == "checklist"]
    for entry in library.checklists:
        scope = entry.record.include
        if scope and record.checks and matches(library.settings, scope, record) and entry.id not in origins:
            checklists.append(entry)
    names = {record.id, *record.aliases}
    return History(
        met=library.met.get(record.id, ()),
        avoided=library.avoided.get(record.id, ()),
        caught=library.caught.get(record.id, ()),
        checklists=tuple(checklists),
        runbooks=tuple(one for one in desk.documents if any(mention.target in names for mention in one.mentions)),
    )


def compiled_pauses(desk: Desk, checklist: Checklist) -> Mapping[str, Sequence[Item]]:
    """The lines of a checklist by pause point: its own, then the checks of the pitfalls it includes."""
    pauses: dict[str, list[Item]] = {}
    for pause in checklist.pauses:
        pauses.setdefault(pause.pause, []).extend(pause.items)
    if checklist.include:
        listed = {ref for items in pauses.values() for item in items for ref in item.from_}
        for entry in desk.library.pitfalls:
            wanted = matches(desk.library.settings, checklist.include, entry.record)
            if wanted and entry.id not in listed and entry.record.status in ("active", "mitigated"):
                for check in entry.record.checks:
                    item = Item.model_validate({"do": check.do, "from": [entry.id]})
                    pauses.setdefault(check.pause, []).append(item)
    return {pause: items for pause, items in pauses.items() if items}


def matches(settings: Settings, scope: Scope, pitfall: Pitfall) -> bool:
    """Whether a pitfall applies to any system or tool of `scope`; spellings of the vocabulary are one word."""
    for facet in ("systems", "tools"):
        wanted = {_key(settings, facet, word) for word in getattr(scope, facet)}
        if wanted & {_key(settings, facet, word) for word in getattr(pitfall.applies_to, facet)}:
            return True
    return False


def _key(settings: Settings, facet: str, word: str) -> str:
    term = settings.term(facet, word)  # type: ignore[arg-type]  # 'systems' or 'tools'
    return term.key if term else fold(word)
