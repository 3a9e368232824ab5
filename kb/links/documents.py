"""The hand-written Markdown of `docs/`: every mention in it, with its place. Code is left alone.

Reads files, judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.links.blocked import Blocked, blocked_in
from kb.links.mentions import Finder, Mention
from kb.links.readers.markdown import read_markdown
from kb.read.regular import read_regular

_TITLE = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """One hand-written page: its path below `docs/`, its title and whom it mentions."""

    path: str
    title: str
    mentions: tuple[Mention, ...]
    source: str = ""
    """Its file, relative to the knowledge base."""
    utf_8: bool = True
    """Whether corrections may be written into it as UTF-8."""
    blocked: tuple[Blocked, ...] = ()
    """What the built site's policy stops."""


def read_documents(
    root: Path, docs_dir: str, finder: Finder, allowed: Sequence[str] | None = None
) -> tuple[Document, ...]:
    """Every Markdown file below `docs_dir`, sorted by path; symbolic links and hidden files are left out.

    `allowed` are the sources that the site's policy allows beside the site; None: it has no policy.
    """
    base = root / docs_dir
    found = []
    for path in sorted(base.rglob("*.md")) if base.is_dir() else ():
        relative = path.relative_to(base)
        if any(part.startswith(".") for part in relative.parts) or path.is_symlink():
            continue
        try:
            raw = read_regular(path)
        except OSError:
            continue
        text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
        place = path.relative_to(root).as_posix()
        mentions = tuple(one for one in finder.find(read_markdown(text), place) if one.told)
        title = _TITLE.search(text)
        name = title[1] if title else relative.stem
        blocked = tuple(blocked_in(text, allowed)) if allowed is not None else ()
        found.append(Document(relative.as_posix(), name, mentions, place, "\ufffd" not in text, blocked))
    return tuple(found)


def page_path(src: str) -> str:
    """Where MkDocs puts the page of a Markdown file: `a/b.md` at a/b, `a/index.md` and `a/README.md` at a/."""
    folder, slash, name = src.removesuffix(".md").rpartition("/")
    return f"{folder}{slash}{'' if name in ('index', 'README') else name}"


def prose_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Each line of prose: its number from 1, the line, and the line with code blanked."""
    return ((line.number, line.text, line.seen) for line in read_markdown(text) if line.prose)
