"""What Zensical does to HTML in Markdown, undone beforehand: it takes relative links for links between files.

A page at pitfalls/x.md is built as pitfalls/x/, so Zensical puts `../` before each relative link in its HTML.
"""

from __future__ import annotations

import posixpath
import re

_LINK = re.compile(r'(<(?:a|img)\b[^>]*?\s(?:href|src)=")([^"#:]+)((?:#[^"]*)?")')


def between_files(markup: str, src: str) -> str:
    """Markup of the page made from `src` with links as from that file instead of from the page."""
    name = posixpath.basename(src)
    if name in ("index.md", "README.md"):
        return markup
    return _LINK.sub(lambda link: link[1] + _from_file(link[2], name.removesuffix(".md")) + link[3], markup)


def _from_file(link: str, page: str) -> str:
    """`link`, relative to the folder `page`, as relative to the folder that holds it."""
    if link.startswith("/"):
        return link
    path, mark, query = link.partition("?")
    slash = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
    return posixpath.normpath(posixpath.join(page, path)) + slash + mark + query
