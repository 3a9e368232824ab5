"""The step from a library to the public one: internal records go, internal fields go, and nobody speaks of them."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from kb.library import Entry, Library, LogEntry
from kb.model.checklist import Checklist
from kb.model.file.source import Source
from kb.model.file.tree import Tree
from kb.model.night import settle
from kb.model.pitfall import Pitfall
from kb.model.record import Record
from kb.model.scan import Scan
from kb.model.settings import FACETS, Settings, fold
from kb.model.worklog import WorkLog
from kb.public.prune import veiled, without_fields, without_paths
from kb.public.veil import Veil
from kb.read.fitting.fit import fit

INTERNAL = "internal"
LONG_ENOUGH = 10
"""Characters of a title that nobody writes by chance."""


def veil_of(library: Library, instead: str) -> Veil:
    """Every id and alias that leads to an internal record."""
    names = {
        name
        for entry in library.entries()
        if entry.record.visibility == INTERNAL
        for name in (entry.id, *entry.record.aliases)
    }
    shown = [entry for entry in library.entries() if entry.record.visibility != INTERNAL]
    told = {title for entry in shown for title in entry.record.title.texts.values()}
    titles = {
        title
        for entry in library.entries()
        if entry.record.visibility == INTERNAL
        for title in entry.record.title.texts.values()
        if len(title) >= LONG_ENOUGH and not any(title in other for other in told)
    }
    return Veil(frozenset(names - {entry.id for entry in shown}), instead, frozenset(titles))


def withhold(library: Library, veil: Veil) -> Library:
    """The library without what is internal; a record that cannot be read again without it goes as well."""
    entries = [_public(entry, library, veil) for entry in library.entries() if entry.record.visibility != INTERNAL]
    kept = [entry for entry in entries if entry]
    return replace(
        library,
        settings=_settings(library, veil),
        logs=tuple(entry for entry in kept if isinstance(entry, LogEntry)),
        pitfalls=tuple(Entry(one.record, one.source) for one in kept if isinstance(one.record, Pitfall)),
        checklists=tuple(Entry(one.record, one.source) for one in kept if isinstance(one.record, Checklist)),
        broken=frozenset(),
        settings_source=Source(library.settings_source.path, ""),
        scan=_scan(library.scan, veil),
        changed_since_review=frozenset(one for one in library.changed_since_review if one[0] not in veil.names),
    )


def _scan(scan: Scan, veil: Veil) -> Scan:
    """Without the lines that name an internal record; of the others no word names one."""
    shown = (one for one in scan.lines if one.id not in veil.names)
    lines = (replace(one, file=veil.over(one.file), section=veil.over(one.section)) for one in shown)
    return replace(scan, lines=tuple(lines))


def _public(entry: Entry[Record], library: Library, veil: Veil) -> Entry[Record] | None:
    tree, record = entry.source.tree, entry.record
    if tree is None:
        return None
    if not record.internal and not any(name in entry.source.text for name in veil.names):
        return entry
    hidden = [path for path, target in record.references() if target in veil.names]
    values = veiled(without_paths(without_fields(tree.values, record.internal), hidden), veil)
    source = Source(veil.over(entry.source.path), "", Tree(values))
    folder = {"folder": entry.folder} if isinstance(record, WorkLog) else {}
    again, _, source = fit(type(record), source, {"id": entry.id, **folder})
    if again is None:
        return None
    attachments = tuple(one for one in again.attachments if one in record.attachments)
    again = again.model_copy(update={"attachments": attachments})
    if not isinstance(again, WorkLog):
        return Entry(again, source)
    zone = ZoneInfo(again.timezone or library.settings.timezone)
    return LogEntry(again, source, settle(again, zone))


def _settings(library: Library, veil: Veil) -> Settings:
    """Without the words of the vocabulary that only internal records use."""
    withheld, shown = _words(library, internal=True), _words(library, internal=False)
    only = withheld - shown
    facets: dict[str, object] = {
        facet: tuple(term for term in getattr(library.settings, facet) if not term.spellings() & only)
        for facet in FACETS
    }
    return library.settings.model_copy(update=facets) if veil.names else library.settings


def _words(library: Library, *, internal: bool) -> set[str]:
    """Every text of the records, folded; of the internal ones, or of the others."""
    return {
        fold(text)
        for entry in library.entries()
        if (entry.record.visibility == INTERNAL) is internal
        for _, text in entry.source.texts()
        if len(text) < 100
    }
