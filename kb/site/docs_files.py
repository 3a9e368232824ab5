"""What MkDocs found in docs/, and what we add: links are not followed, and no two addresses are one on another disk."""

from __future__ import annotations

import logging
import re
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from kb.links.documents import page_path
from kb.pipeline import Checked

MOST_BYTES = 2_000_000
"""Of one hand-written page."""
log = logging.getLogger("mkdocs.plugins.kb")


def leave_links_out(files: Files, config: MkDocsConfig) -> None:
    """Take out of `files` what in docs/ is a symbolic link, stands behind one, or is no file of a size that a person
    wrote; each is told.
    """
    docs = Path(config.docs_dir)
    for file in list(files):
        if file.abs_src_path and _is_linked(Path(file.abs_src_path), docs):
            log.warning(
                "%s is a symbolic link, or behind one; links are not followed: put the file itself there", file.src_uri
            )
            files.remove(file)
        elif trouble := _is_no_page(file):
            log.warning("%s %s", file.src_uri, trouble)
            files.remove(file)


def without_left_out(checked: Checked, files: Files) -> Checked:
    """Without the hand-written pages that the site has not (`exclude_docs`): no record's page links to them."""
    left_out = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
    built = {file.src_uri for file in files if file.inclusion not in left_out}
    documents = tuple(one for one in checked.documents if one.path in built)
    if len(documents) == len(checked.documents):
        return checked
    sources = {one.source for one in documents}
    scan = checked.library.scan
    lines = tuple(one for one in scan.lines if one.repository or one.file in sources or one.file not in scan.documents)
    library = replace(checked.library, scan=replace(scan, lines=lines, documents=frozenset(sources)))
    return replace(checked, documents=documents, library=library)


def place_in(files: Files, src: str) -> str:
    """Where the page of a hand-written file is, wherever other plugins have moved it, as the blog does."""
    file = files.get_file_from_path(src)
    if file is None:
        return page_path(src)
    return re.sub(r"(^|/)index\.html$|\.html$", r"\1", file.dest_uri)


def _is_no_page(file: File) -> str:
    """Why MkDocs would never come back from it: a pipe has no end, and megabytes of Markdown take hours."""
    if not file.abs_src_path:
        return ""
    try:
        status = Path(file.abs_src_path).stat()
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if not stat.S_ISREG(status.st_mode):
        return "is a pipe, a socket or a device: put a file there"
    if file.is_documentation_page() and status.st_size > MOST_BYTES:
        return f"has {status.st_size:,} bytes; a page of text has at most {MOST_BYTES:,}"
    return ""


def tell_collisions(files: Iterable[File]) -> None:
    """Warn of two files whose addresses differ by capitals or Unicode form only: one would replace the other."""
    taken: dict[str, File] = {}
    for file in files:
        other = taken.setdefault(folded(file.dest_uri), file)
        if other is not file:
            message = "%s and %s have one address on some disks (%s); rename one of them"
            log.warning(message, other.src_uri, file.src_uri, file.dest_uri)


def folded(address: str) -> str:
    """How a disk that knows neither capitals nor Unicode forms compares names."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", address).casefold())


def _is_linked(path: Path, docs: Path) -> bool:
    if not path.is_relative_to(docs):
        return False
    parts = path.relative_to(docs).parts
    return any(docs.joinpath(*parts[:count]).is_symlink() for count in range(1, len(parts) + 1))
