"""Text → lines that may hold mentions: one reader per file format, and this table of which file is read by which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.late import late
from kb.links.lines import Reader
from kb.links.readers.asciidoc import read_asciidoc
from kb.links.readers.code import BOTH, BY_ENDING, HASH, NONE
from kb.links.readers.markdown import read_markdown
from kb.links.readers.plain_text import read_plain_text
from kb.links.readers.restructured_text import read_restructured_text

if TYPE_CHECKING:
    from kb.links.readers.html_export import read_html
else:
    read_html = late("kb.links.readers.html_export:read_html")

DOCUMENTS: dict[str, Reader] = {
    **dict.fromkeys(("md", "markdown", "mdown", "mkd", "mdx", "qmd"), read_markdown),
    **dict.fromkeys(("rst", "rest"), read_restructured_text),
    **dict.fromkeys(("adoc", "asciidoc", "asc"), read_asciidoc),
    **dict.fromkeys(("txt", "text"), read_plain_text),
    **dict.fromkeys(("html", "htm", "xhtml"), read_html),
}
READERS: dict[str, Reader] = {**{ending: comments.read for ending, comments in BY_ENDING.items()}, **DOCUMENTS}
"""By the end of the file's name, without the dot."""

NEVER = frozenset(
    ("7z", "bin", "bmp", "bz2", "class", "crt", "diff", "doc", "docx", "eot", "gif", "gz", "ico", "jar", "jpeg",
     "jpg", "key", "lock", "log", "map", "mo", "mp3", "mp4", "o", "otf", "out", "patch", "pdf", "pem", "png", "po",
     "pptx", "pyc", "rej", "so", "tar", "tfstate", "tgz", "ttf", "war", "wasm", "webp", "whl", "woff", "woff2",
     "xls", "xlsx", "xz", "zip", "zst")
)  # fmt: skip
"""Endings of what is no text, or was written by a program."""

_SLASHED = frozenset({"Jenkinsfile"})
_PROSE = frozenset({"README", "RUNBOOK", "CHANGELOG", "CONTRIBUTING", "TODO", "NOTES", "INSTALL", "HISTORY"})


def reader_for(name: str, first_line: str) -> Reader | None:
    """The reader of a file, by its name and, without an ending, by how it begins; None when it is not for people."""
    stem, dot, ending = name.rpartition(".")
    if dot and stem:
        ending = ending.lower()
        return None if ending in NEVER or name.endswith(".min.js") else READERS.get(ending, NONE.read)
    if name in _PROSE:
        return read_plain_text
    if name in _SLASHED:
        return BOTH.read
    return HASH.read if first_line.startswith("#!") or name.endswith("file") else read_plain_text
