"""Whether the pages of some records have some sections, without reading the whole knowledge base.

What a record fills itself is told from its bytes; what others make of it, by one of them; what neither tells, by the
page itself, made from those records that can have a part in it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kb.links.documents import Document, read_documents
from kb.links.mentions import Finder
from kb.links.saved import with_documents
from kb.model.today import choose_now
from kb.model.values.fields import nearest
from kb.pages.own_sections import CALLED, certainly_has, certainly_there, may_be_called
from kb.pipeline import check
from kb.pipeline.checked import Checked
from kb.pipeline.naming import AVOIDED, CHECKLIST, DEVIATIONS, NAMED, Naming
from kb.pipeline.render import find_sections
from kb.read.beside.site_settings import SiteSettings, read_site_settings
from kb.read.folder import stored_scan
from kb.read.record_names import RecordNames
from kb.shipped import has_own_templates

Section = tuple[str, str]
"""The id of a record, and the name of a section of its page."""
MADE_BY: Mapping[str, tuple[str, ...]] = {
    "mentioned-in": (NAMED,),
    "met-in": (DEVIATIONS,),
    "avoided-in": (AVOIDED,),
    "on-checklists": (CHECKLIST,),
    "history": (DEVIATIONS, AVOIDED, CHECKLIST),
}
"""Sections that are there when a record is named in one of some ways; of pitfalls, all but the first."""
BY_THAT_ALONE = ("met-in", "avoided-in", "mentioned-in")
"""Those that nothing else makes, a hand-written page for the last one apart."""
WAYS = (DEVIATIONS, AVOIDED, CHECKLIST, NAMED)


def sections_asked(
    names: RecordNames, asked: Collection[Section], bases: Sequence[str], now: str | None = None
) -> Mapping[str, frozenset[str]]:
    """For each record that is asked for a section which is not certainly there: sections that are.

    One that is asked for and not among them is not there.
    """
    root = names.root
    if asked and has_own_templates(root):
        return find_sections(check(root, now), root, sorted({id for id, _ in asked}))
    doubtful: dict[str, set[str]] = {}
    for id, section in asked:
        if not _is_certain(names, id, section):
            doubtful.setdefault(id, set()).add(section)
    return _Search(names, doubtful, bases, now).answer() if doubtful else {}


def _is_certain(names: RecordNames, id: str, section: str) -> bool:
    one = names.unread.get(id)
    return one is not None and one.outline is not None and certainly_has(one.folder, one.outline, section)


@dataclass
class _Search:
    """What was asked and is not certain, by id."""

    names: RecordNames
    doubtful: Mapping[str, set[str]]
    bases: Sequence[str]
    now: str | None

    def answer(self) -> Mapping[str, frozenset[str]]:
        """The sections of each of these records, as far as anybody asked."""
        found = {id: self._without_page(id) for id in sorted(self.doubtful)}
        pages = self._pages([id for id, sections in found.items() if sections is None])
        return {id: pages.get(id, frozenset()) if told is None else told for id, told in found.items()}

    @cached_property
    def site(self) -> SiteSettings:
        """What mkdocs.yml says."""
        return read_site_settings(self.names.root)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The site's own hand-written pages."""
        return read_documents(self.names.root, self.site.docs_dir, Finder(self.bases))

    @cached_property
    def naming(self) -> Naming:
        """Who names them."""
        aliases = {entry.id: entry.record.aliases for entry in self.names.library.entries()}
        return Naming(self.names, {id: (id, *aliases.get(id, ())) for id in self.doubtful})

    def _without_page(self, id: str) -> frozenset[str] | None:
        """The sections that are there, when that is certain for all that are asked; None when it is not."""
        one = self.names.unread.get(id)
        if one is None or one.outline is None:
            return None
        there = set(certainly_there(one.folder, one.outline))
        for section in self.doubtful[id]:
            made_by = MADE_BY.get(section, ()) if one.folder == "pitfalls" or section == "mentioned-in" else ()
            named = any(self.naming.is_named(id, way) for way in made_by)
            if named or (section == "mentioned-in" and self._in_documents(id)):
                there.add(section)
            elif made_by and section in BY_THAT_ALONE:
                continue
            elif may_be_called(section) or nearest(section, CALLED) not in ("", *there):
                return None
        return frozenset(there)

    def _in_documents(self, id: str) -> bool:
        return any(mention.target in self.naming.spelled[id] for one in self.documents for mention in one.mentions)

    def _pages(self, ids: Sequence[str]) -> Mapping[str, frozenset[str]]:
        """What stands on the pages of these records, made with enough of those that name them."""
        if not ids:
            return {}
        self.names.read([*_that_gather(self.names, ids), *ids])
        for id in ids:
            for way in WAYS:
                self.naming.is_named(id, way)
        library = replace(self.names.library, scan=stored_scan(self.names.root)[0])
        library = with_documents(library, self.documents)
        checked = Checked(library, self.documents, self.site, choose_now(library.settings, self.now), ())
        return find_sections(checked, self.names.root, ids)


def _that_gather(names: RecordNames, ids: Collection[str]) -> list[str]:
    """Checklists that take in the checks of pitfalls by what they are about, and such pitfalls, where it matters."""
    folders = names.folders | {entry.id: entry.folder for entry in names.library.entries()}
    kinds = {folders.get(id) for id in ids}
    wanted = {"checklists": "include"} if kinds & {"pitfalls", "checklists"} else {}
    wanted |= {"pitfalls": "checks"} if "checklists" in kinds else {}
    return [
        one.id
        for one in names.unread.values()
        if one.folder in wanted and (one.outline is None or wanted[one.folder] in one.outline)
    ]
