"""What `kb links` checks against: the knowledge base here, or only what its site publishes (`--kb`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kb.cli.options import stop
from kb.links.directory import Directory, directory_of, read_directory
from kb.links.folders import Folder, configured
from kb.pipeline import check
from kb.pipeline.render import OF_OTHERS, find_own_sections, find_sections
from kb.read.folder import read_names
from kb.read.record import File, read_settings
from kb.read.root import LOGS, SETTINGS
from kb.read.site_settings import read_site_settings

PUBLISHED = "kb.json"
Section = tuple[str, str]
"""The id of a record as written, and the name of a section."""


@dataclass(frozen=True, slots=True)
class Known:
    """A knowledge base as links need it."""

    bases: Sequence[str]
    """The addresses of its site, today's first."""
    folders: Sequence[Folder]
    """Where its runbooks are, when nobody names a folder."""
    left_out: Sequence[Path]
    """Folders of its own that hold no runbooks."""
    directory: Callable[[Collection[Section]], Directory]
    """The directory; it knows whether these sections are there."""
    root: Path | None = None
    """Where the logs are, when they are there."""


def known_here(root: Path, now: str | None) -> Known:
    """The knowledge base at `root`: settings now, records when they are asked for."""
    settings, _, _ = read_settings(File(SETTINGS, (root / SETTINGS).read_bytes()))
    site = read_site_settings(root)
    bases = tuple(dict.fromkeys(url for url in (site.url, *settings.old_urls) if "//" in url))
    folders = tuple(configured(root, settings.runbooks)) or (Folder(root / site.docs_dir, root.resolve().name),)

    def directory(wanted: Collection[Section]) -> Directory:
        library, others = read_names(root, {id for id, _ in wanted})
        directory = directory_of(library, site.url, others)
        asked = {(directory.names[id], section) for id, section in wanted if id in directory.names}
        if not asked:
            return directory
        sections = find_own_sections(library, site, root)
        if _may_be_elsewhere(asked, sections, root):
            checked = check(root, now)
            sections = find_sections(checked, root, sorted({id for id, _ in asked}))
        return replace(directory, sections=sections)

    left_out = (root / LOGS, root / site.site_dir)
    return Known(bases, folders, left_out, directory, root)


def _may_be_elsewhere(asked: Collection[Section], own: Mapping[str, frozenset[str]], root: Path) -> bool:
    """Whether a section that is not on the page of its record alone may be there thanks to other records."""
    missing = [section for id, section in asked if section not in own.get(id, ())]
    theirs = (root / "templates").is_dir()
    return any(theirs or OF_OTHERS.fullmatch(section) for section in missing)


def known_far(published: Path) -> Known:
    """What a published kb.json says; `published` is that file or the folder it is in."""
    path = published / PUBLISHED if published.is_dir() else published
    try:
        directory = read_directory(path.read_bytes())
    except FileNotFoundError:
        stop(f"{path} is not there; kb build puts it beside the site's index.html")
    except ValueError as error:
        stop(f"{path}: {error}")
    return Known(directory.bases, (Folder(Path(), ""),), (path,), lambda _: directory)
