"""A new scan beside the stored one: what is known of a line stays with it, what is new is dated.

Decides what is suspect. Files are `kb.read.beside.scan`'s work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kb.library import Library
from kb.links.documents import Document
from kb.links.fingerprint import KINDS, fingerprint, fingerprint_of_line
from kb.links.folders import Folder, name_of
from kb.links.git import top_of
from kb.links.history import RecordHistory, committed_seconds, day_of
from kb.links.mentions import Mention
from kb.model.scan import RunbookLine, Scan, ScannedFolder


@dataclass(frozen=True, slots=True)
class Home:
    """Where a folder belongs: its repository, and the top of that."""

    repository: str
    top: Path

    def path_of(self, file: Path) -> str:
        """The path of a file or folder from the top, with `/`."""
        found = file.resolve().relative_to(self.top).as_posix()
        return "" if found == "." else found


def home_of(root: Path, folder: Folder) -> Home:
    """The knowledge base itself, else the checkout that the folder is in, else the folder."""
    path = folder.path.resolve()
    if path.is_relative_to(root.resolve()):
        return Home("", root.resolve())
    start = path if path.is_dir() else path.parent
    top = top_of(start)
    return Home(folder.name or name_of(start), (top or start).resolve())


def new_lines(
    library: Library, found: Iterable[tuple[Folder, Path, Mention]], homes: Mapping[Folder, Home]
) -> Iterator[tuple[RunbookLine, Path]]:
    """Each mention as a line of a scan that nothing is known of yet, with its file."""
    paths: dict[tuple[Folder, Path], str] = {}
    for folder, file, mention in found:
        home, id = homes[folder], library.names.get(mention.target, mention.target)
        if (folder, file) not in paths:
            paths[folder, file] = home.path_of(file)
        line = RunbookLine(
            id,
            home.repository,
            paths[folder, file],
            mention.place.line,
            mention.section,
            folder.written,
            fingerprint_of_line(mention),
        )
        yield line, file


def remember(past: RecordHistory, stored: Scan, lines: Iterable[tuple[RunbookLine, Path]]) -> Iterator[RunbookLine]:
    """The lines with what the stored scan knew of them; new ones as git dates them, else as of today."""
    known = known_lines(past.library, stored)
    fresh: dict[Path, list[RunbookLine]] = {}
    for line, file in lines:
        old, entry = known.get(same(line)), past.library.by_id.get(line.id)
        if old and old.fingerprint:
            yield replace(line, fingerprint=old.fingerprint, written=old.written)
        elif entry is None or entry.record.kind not in KINDS:
            yield line
        else:
            fresh.setdefault(file, []).append(line)
    for file, new in fresh.items():
        dates = committed_seconds(file, {line.line for line in new})
        yield from (_dated(past, line, dates.get(line.line)) for line in new)


def _dated(past: RecordHistory, line: RunbookLine, second: int | None) -> RunbookLine:
    entry = past.library.by_id[line.id]
    then = past.fingerprint_at(entry, second) if second is not None else ""
    if then and second is not None:
        return replace(line, fingerprint=then, written=day_of(second))
    return replace(line, fingerprint=fingerprint(entry.record))


def reviewed(library: Library, lines: Iterable[RunbookLine]) -> Iterator[RunbookLine]:
    """The lines as somebody has read them today."""
    for line in lines:
        entry = library.by_id.get(line.id)
        yield replace(line, fingerprint=fingerprint(entry.record) if entry else "", written="")


def together(stored: Scan, folders: Sequence[ScannedFolder], lines: Iterable[RunbookLine]) -> Scan:
    """The stored scan with these folders looked through again."""

    def again(repository: str, file: str) -> bool:
        return any(folder.holds(repository, file) for folder in folders)

    kept = [line for line in stored.lines if not again(line.repository, line.file)]
    others = [one for one in stored.folders if not again(one.repository, one.path)]
    return Scan(tuple(sorted({*kept, *lines})), tuple(sorted({*others, *folders})))


def with_documents(library: Library, documents: Sequence[Document]) -> Library:
    """The library, its scan brought up to date for the site's own pages: those are read at each run."""
    sources = frozenset(document.source for document in documents)
    known = known_lines(library, library.scan)
    lines = [line for line in library.scan.lines if line.repository or line.file not in sources]
    for document in documents:
        for mention in document.mentions:
            id = library.names.get(mention.target, mention.target)
            text = fingerprint_of_line(mention)
            line = RunbookLine(id, "", document.source, mention.place.line, mention.section, text=text)
            old = known.get(same(line))
            lines.append(replace(line, fingerprint=old.fingerprint, written=old.written) if old else line)
    return replace(library, scan=Scan(tuple(sorted(lines)), library.scan.folders, sources))


def why_suspect(library: Library, line: RunbookLine) -> str:
    """Why a line may be out of date: 'git' knows when it was written, or 'fingerprint'; '' when it is not."""
    entry = library.find(line.id)
    if entry is None or not line.fingerprint or line.fingerprint == fingerprint(entry.record):
        return ""
    return "git" if line.written else "fingerprint"


@dataclass(frozen=True)
class Suspicion:
    """`why_suspect` for many lines: asked once for all that know the same of one record."""

    library: Library
    _told: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def of(self, line: RunbookLine) -> str:
        """Why that line may be out of date; '' when it is not."""
        key = (line.id, line.fingerprint, line.written)
        if key not in self._told:
            self._told[key] = why_suspect(self.library, line)
        return self._told[key]


def known_lines(library: Library, scan: Scan) -> Mapping[tuple[str, str, str, str], RunbookLine]:
    """The lines of a stored scan by what does not change when they move, or when the record gets another name."""
    return {same(replace(line, id=library.names.get(line.id, line.id))): line for line in scan.lines}


def same(line: RunbookLine) -> tuple[str, str, str, str]:
    """What two lines share that are the same line."""
    return line.repository, line.file, line.id, line.text
