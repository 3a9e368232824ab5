"""What a built site holds, whoever built it: its pages, and where each leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import html5lib

DEEP = "/a/site/may/be/anywhere"
"""So that one `../` too many is not lost at the root."""
NOT_CONTENT = re.compile(r"headerlink|md-content__button|md-icon|kb-copy")


def pages_of(site: Path) -> Mapping[str, Path]:
    """Every page by its path; without 404.html."""
    return {
        path.parent.relative_to(site).as_posix().removeprefix("."): path for path in sorted(site.rglob("index.html"))
    }


def links_of(path: Path, page: str) -> frozenset[str]:
    """The goals of all links in a page's article, as paths of pages with their #section, and addresses elsewhere."""
    tree = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    return frozenset(_goals(_article(tree), page))


def names_of(path: Path) -> frozenset[str]:
    """Every name in a page's article that a link may lead to."""
    tree = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    return frozenset(str(element.get("id")) for element in _article(tree).iter() if element.get("id"))


def _article(tree: Any) -> Any:
    """The article; the whole of a small page that has none."""
    found = tree.find(".//article")
    return tree.find("body") if found is None else found


def _goals(article: Any, page: str) -> Iterator[str]:
    for link in article.iter("a"):
        href = link.get("href")
        if href is None or "#__codelineno" in href or NOT_CONTENT.search(link.get("class") or ""):
            continue
        if re.match(r"[a-z]+:", href):
            yield href
            continue
        path, mark, section = unquote(href).partition("#")
        goal = posixpath.normpath(posixpath.join(DEEP, page, path))
        yield f"{posixpath.relpath(goal, DEEP)}{mark}{section}"
