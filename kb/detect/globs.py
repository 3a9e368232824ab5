"""Globs over resource types, addresses and attribute paths. `*` stands for any part; brackets and dots are literal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import re2

from kb.detect.patterns import compiled

Path = tuple[str, ...]
"""Where an attribute stands in a resource; the index in a list is `*`."""


class Glob:
    """One of several globs fits the whole text; none given fits everything."""

    def __init__(self, globs: Iterable[str]) -> None:
        self._globs = [_search(glob) for glob in globs]

    def fits(self, text: str) -> bool:
        """Whether one of them does."""
        raw = text.encode("utf-8", "replace")
        return not self._globs or any(one.search(raw) for one in self._globs)


class PathGlob:
    """Paths that begin with one of several given: `origin`, `origin.domain_name`, `tags.*`; list indexes may be left
    out."""

    def __init__(self, globs: Iterable[str]) -> None:
        self._globs = [_search(_without_numbers(glob), prefix=True) for glob in globs]
        self._known: dict[Path, bool] = {}

    def chosen(self, paths: Iterable[Path]) -> list[Path]:
        """Those of `paths` that fit."""
        known = self._known.get
        return [path for path in paths if (fits := known(path)) or (fits is None and self._fits(path))]

    def _fits(self, path: Path) -> bool:
        spellings = {dotted(path), dotted([part for part in path if part != "*"])}
        fits = any(one.search(text.encode("utf-8", "replace")) for one in self._globs for text in spellings)
        self._known[path] = fits
        return fits


def dotted(path: Sequence[str]) -> str:
    """A path as people read it: `origin.*.domain_name`."""
    return ".".join(path)


def _search(glob: str, *, prefix: bool = False) -> re2._Regexp:
    parts = [re2.escape(part) for part in re.split(r"\*+", glob)]
    end = r"(?:\.|\z)" if prefix else r"\z"
    return compiled(r"(?s)\A" + ".*".join(parts) + end)


def _without_numbers(glob: str) -> str:
    return ".".join("*" if part.isdigit() else part for part in re.sub(r"\[(\d+)\]", r".\1", glob).split("."))
