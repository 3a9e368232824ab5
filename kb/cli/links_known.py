"""What `kb links` checks against: the knowledge base here, or only what its site publishes (`--kb`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kb.cli.options import stop
from kb.links.directory import Directory, directory_of, read_directory
from kb.links.folders import Folder, configured
from kb.pipeline.sections import Section, sections_asked
from kb.read.beside.site_settings import read_site_settings
from kb.read.record import File, read_settings
from kb.read.record_names import read_names
from kb.read.root import LOGS, SETTINGS

PUBLISHED = "kb.json"


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
        names = read_names(root)
        directory = directory_of(names.library, site.url, names.folders)
        asked = {(directory.names[id], section) for id, section in wanted if id in directory.names}
        return replace(directory, sections=sections_asked(names, asked, bases, now))

    left_out = (root / LOGS, root / site.site_dir)
    return Known(bases, folders, left_out, directory, root)


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
