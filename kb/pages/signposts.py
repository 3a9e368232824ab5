"""Signposts: where the brief of a window was, once it is over, and under the window's old names.

Tiny files of their own, not pages: a thousand windows that are over must not double the site.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kb.library import Library
from kb.pages.brief.to_sheet import brief_path
from kb.words import Words

PAGE = Markup(
    '<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="robots" content="noindex"><link rel="canonical" href="{link}">'
    '<meta http-equiv="refresh" content="0; url={link}"></head>'
    '<body><p>{said} <a href="{link}">{title}</a></p></body></html>\n'
)


@dataclass(frozen=True, slots=True)
class Signpost:
    """A path of the site at which there is no page, the path it leads to, and what that page is called."""

    path: str
    goal: str
    title: str


def signposts(library: Library, words: Words, paths: Collection[str]) -> Iterator[Signpost]:
    """For each name of each window with a page among `paths`: to its brief, or to the window when it is over."""
    for log in library.logs:
        window = f"{log.folder}/{log.id}"
        if log.record.is_incident or window not in paths:
            continue
        brief = brief_path(log.id)
        goal = brief if brief in paths else window
        title = log.record.title.best(words.language)[0]
        for name in (log.id, *log.record.aliases):
            if brief_path(name) not in paths and (name == log.id or name not in library.by_id):
                yield Signpost(brief_path(name), goal, title)


def as_html(signpost: Signpost, link: str, words: Words) -> str:
    """The signpost as a file; `link` leads from it to its goal."""
    said = words("What to read before this window is here:")
    if not signpost.goal.endswith("/brief"):
        said = words("This window is over:")
    return str(PAGE.format(lang=words.language, title=signpost.title, link=link, said=said))
