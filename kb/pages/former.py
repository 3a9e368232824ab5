"""Addresses at which a page was: where each leads today, or that what it was about is gone.

From aliases, and from the stored list of every address the site ever had (`logs/urls.txt`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from kb.library import Entry
from kb.model.record import KINDS, Record
from kb.pages.desk import Desk, path_of


@dataclass(frozen=True, slots=True)
class Former:
    """A page that only says what became of another one."""

    path: str
    name: str
    """What the page was called in its address."""
    entry: Entry[Record] | None
    """The record that it leads on to; None when there is nothing to lead to."""
    index: str = ""
    """The list where its like are, when there is one."""


def former_pages(desk: Desk, planned: Collection[str]) -> Iterator[Former]:
    """A page for every address that had one and is not among `planned`, each once."""
    taken = {_url(path) for path in planned}
    taken |= {_url(quote(desk.place(document.path))) for document in desk.documents}
    for path, name, entry in _aliases(desk):
        if _url(path) not in taken:
            taken.add(_url(path))
            yield Former(path, name, entry)
    for url in desk.urls:
        path = url.removesuffix(".html").removesuffix("/")
        if _url(path) not in taken and not _is_signpost(desk, path):
            taken.add(_url(path))
            yield _former(desk, path)


def _aliases(desk: Desk) -> Iterator[tuple[str, str, Entry[Record]]]:
    for entry in desk.library.entries():
        for alias in entry.record.aliases:
            if alias not in desk.library.by_id:
                yield f"{entry.folder}/{alias}", alias, entry


def _former(desk: Desk, path: str) -> Former:
    folder, _, name = path.removesuffix("/brief").partition("/")
    entry = desk.library.find(name) if folder in KINDS else None
    index = f"{folder}/" if folder in (*KINDS, "systems", "tools", "rules") else ""
    return Former(path, name or folder, entry, index)


def _is_signpost(desk: Desk, path: str) -> bool:
    """Whether a small file of its own leads on from there: see `kb.pages.signposts`."""
    folder, _, name = path.removesuffix("/brief").partition("/")
    entry = desk.library.log(name)
    return path.endswith("/brief") and entry is not None and folder == entry.folder == "windows"


def _url(path: str) -> str:
    return path if path == "" or path.endswith("/") else f"{path}/"


def goal_of(former: Former) -> str:
    """The path of the page that it leads on to; '' for none."""
    return path_of(former.entry) if former.entry else ""
