"""Lines → mentions of records: `[[id]]`, `kb:id`, and links to the site, at any address it has or had."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from kb.library import MENTION
from kb.links.lines import FileLine
from kb.model.record import KINDS
from kb.model.values.fields import is_id
from kb.problem import Place

SHORT = re.compile(r"(?<![A-Za-z0-9_/.:@#&=?%+\\-])kb:([a-z0-9][a-z0-9-]*+)(?:#([\w-]+))?(?![\w/@:])", re.ASCII)
_GLUED = re.compile(r"[A-Za-z0-9_)\]]", re.ASCII)
"""A character right before `[[x]]` that makes it something else: an index, a second link text."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One record named in a file, in one of three forms."""

    form: str
    """brackets, short (`kb:id`) or url."""
    target: str
    """The id as written."""
    section: str
    place: Place
    told: bool
    """Whether it is a problem when no such record exists; else it is then no mention at all."""
    start: int
    """Where in the line, from 0, what names the record begins: the id, or `pitfalls/id` in a link."""
    folder: str = ""
    """The kind in a link: pitfalls, windows, …"""
    base: str = ""
    """The address of the site as it stands in a link."""


@dataclass(frozen=True)
class Finder:
    """What to look for: mentions, and links that begin with one of `bases` (today's address first)."""

    bases: Sequence[str] = ()

    @cached_property
    def hint(self) -> re.Pattern[bytes]:
        """What every file with a mention holds."""
        hosts = {re.escape(_host(base).encode()) for base in self.bases}
        return re.compile(b"|".join([rb"\[\[[a-z0-9]", rb"kb:[a-z0-9]", *sorted(hosts)]), re.IGNORECASE)

    @cached_property
    def _url(self) -> re.Pattern[str] | None:
        bases = [re.escape(re.sub(r"^https?:", "", base.rstrip("/"))) for base in self.bases]
        if not bases:
            return None
        address = "|".join(sorted(bases, key=len, reverse=True))
        kinds = "|".join(KINDS)
        return re.compile(
            rf"((?:https?:)?(?:{address})/)({kinds})/([A-Za-z0-9_-]++)(?!\.(?!html?\b)\w)"
            r"(?:/index\.html|\.html|/)?(?:\?[^\s#\"'<>)\]]*)?(?:#([\w%.-]*[\w%-]))?",
            re.ASCII | re.IGNORECASE,
        )

    def find(self, lines: Iterable[FileLine], path: str) -> Iterator[Mention]:
        """Every mention in the lines of the file `path`, in their order."""
        for line in lines:
            seen = line.seen
            found: list[Mention] = []
            if "[[" in seen:
                found += _in_brackets(line, path)
            if "kb:" in seen:
                found += _short(line, path)
            if self._url and "//" in seen:
                found += self._links(line, path, self._url)
            yield from sorted(found, key=lambda mention: mention.start) if len(found) > 1 else found

    def _links(self, line: FileLine, path: str, url: re.Pattern[str]) -> Iterator[Mention]:
        for match in url.finditer(line.seen):
            name, section = match[3], unquote(match[4] or "")
            if re.fullmatch(r"\d{4}|index", name):
                continue
            yield Mention(
                "url", name, "" if section.startswith(":~:") else section, _place(line, path, match), told=True,
                start=match.start(2), folder=match[2].lower(), base=match[1],
            )  # fmt: skip


def _host(base: str) -> str:
    return re.sub(r"^(?:https?:)?//", "", base).partition("/")[0]


def _in_brackets(line: FileLine, path: str) -> Iterator[Mention]:
    for match in MENTION.finditer(line.seen):
        if is_id(match[1]):
            start, end = match.span()
            glued = (start and _GLUED.match(line.text, start - 1)) or line.text[end : end + 1] in ("(", "[", "]")
            place = _place(line, path, match)
            told = line.prose and not glued
            yield Mention("brackets", match[1], match[2] or "", place, told=told, start=match.start(1))


def _short(line: FileLine, path: str) -> Iterator[Mention]:
    for match in SHORT.finditer(line.seen):
        if is_id(match[1]):
            told = match.start() >= line.words
            place = _place(line, path, match)
            yield Mention("short", match[1], match[2] or "", place, told=told, start=match.start(1))


def _place(line: FileLine, path: str, match: re.Match[str]) -> Place:
    return Place(path, line.number, match.start() + 1, match.end() - match.start(), line.text)
