"""logs/urls.txt: every address that the site ever had, one a line. Lines are only added, so the file can be reviewed.

A line is the address below the site, and after a blank perhaps a mark: `public`, where a public build had it, or
`withheld`, where a public build no longer may speak of it. The last line about an address counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from kb.atomic import update_file
from kb.read.regular import read_regular

NAME = "logs/urls.txt"
PUBLIC, WITHHELD = "public", "withheld"
HEAD = "# Every address this site ever had; kb adds lines and takes none away. See: kb build --record-urls\n"
_LINE = re.compile(r"((?:[^\s/.#?\\][^\s/#?\\]*/)*(?:[^\s/.#?\\][^\s/#?\\]*\.html)?)(?: (public|withheld))?")


def read_urls(root: Path) -> dict[str, str]:
    """Each address with its last mark; nothing where there is no file. What is no address is passed over."""
    try:
        text = read_regular(root / NAME).decode("utf-8", "replace")
    except OSError:
        return {}
    return _urls_in(text)


def _urls_in(text: str) -> dict[str, str]:
    found = (_LINE.fullmatch(line.strip()) for line in text.splitlines())
    return {match[1]: match[2] or "" for match in found if match and match[1]}


def record_urls(root: Path, built: Iterable[str], *, public: bool, withheld: Iterable[str] = ()) -> int:
    """Add the addresses of a build that are not there yet, and marks that are new; how many lines that were.

    `withheld` are addresses of which a public build may not speak. Raises OSError; the file is then as it was.
    """
    urls, gone, count = list(built), list(withheld), 0

    def with_new(raw: bytes | None) -> bytes | None:
        nonlocal count
        before = HEAD if raw is None else raw.decode("utf-8", "surrogateescape")
        known = _urls_in(before)
        wanted = {url: PUBLIC if public else known.get(url, "") for url in urls}
        wanted |= {url: WITHHELD for url in gone if known.get(url) == PUBLIC}
        new = [f"{url} {mark}".rstrip() for url, mark in sorted(wanted.items()) if known.get(url) != mark]
        ended = before if before.endswith("\n") or not before else f"{before}\n"
        count = len(new)
        return (ended + "".join(f"{line}\n" for line in new)).encode("utf-8", "surrogateescape") if new else None

    update_file(root / NAME, with_new)
    return count


def urls_of_site(site: Path, *, directory_urls: bool) -> list[str]:
    """The address of every page of a built site, below its root, sorted; the root itself is for ever."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("index.html" if directory_urls else "*.html"))
    pages = (name.removesuffix("index.html") if name.endswith("index.html") else name for name in found)
    return sorted(page for page in pages if page not in ("", "404.html") and _LINE.fullmatch(page))


def speakable(urls: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """Those of which a public site may say that they were: had by a public build, and not of a withheld name."""
    hidden = frozenset(names)
    return {
        url: mark
        for url, mark in urls.items()
        if mark == PUBLIC and hidden.isdisjoint(url.removesuffix(".html").split("/"))
    }
