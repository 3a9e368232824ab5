"""Which inline scripts and styles the theme ships: those that stand in one of its templates, and no others.

What a text of a record or a hand-written page brings is never among them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kb.links.theme_files import BLOCK, FETCHED_OR_DATA

_JINJA = re.compile(r"\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_VALUE = r"""(?:"[^"\\<]*"|[^"'<\\\n]*)"""
"""What a template may put into a script: an address or a word, never the end of a string or of the script."""


class ThemeBlocks:
    """The inline blocks of a theme, as they come out of its templates."""

    def __init__(self, folders: Iterable[str]) -> None:
        patterns = {(kind, _pattern(body)) for kind, body in _sources(folders)}
        self._patterns = [(kind, re.compile(pattern)) for kind, pattern in sorted(patterns)]
        self._known: dict[tuple[str, str], bool] = {}

    def hold(self, kind: str, body: str) -> bool:
        """Whether a block (`script` or `style`) with this content is the theme's."""
        key = (kind, body)
        if key not in self._known:
            self._known[key] = any(kind == other and one.fullmatch(body) for other, one in self._patterns)
        return self._known[key]


def inline_blocks(markup: str) -> Iterator[tuple[str, str]]:
    """(element, content) of each block in a page that a browser would run or apply."""
    for match in BLOCK.finditer(markup):
        if not FETCHED_OR_DATA.search(match[2]):
            yield match[1], match[3]


def _sources(folders: Iterable[str]) -> Iterator[tuple[str, str]]:
    for folder in folders:
        for place, below, names in os.walk(folder):
            below[:] = [name for name in below if not name.startswith(".") and name != "assets"]
            for name in names:
                if name.endswith(".html"):
                    text = Path(place, name).read_text("utf-8", "replace")
                    yield from ((kind, body) for kind, body in inline_blocks(text) if "{%" not in body)


def _pattern(body: str) -> str:
    parts = _JINJA.split(body)
    between = [_VALUE if one.startswith("{{") else "" for one in _JINJA.findall(body)]
    return "".join(re.escape(part) + value for part, value in zip(parts, [*between, ""], strict=True))
