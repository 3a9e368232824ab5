"""What an attachment may be, and whether its bytes are that. A table by ending.

HTML and SVG are not in it: a page of the site must not run what somebody attached. Neither is PDF: it can hold scripts,
and who wrote it on which machine cannot be taken out without rewriting it.
"""

from __future__ import annotations

PICTURES: dict[str, tuple[bytes, ...]] = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
}
"""How the bytes of each begin."""

TEXTS = ("txt", "log", "csv", "json", "diff", "patch", "cast")
ENDINGS = (*PICTURES, *TEXTS)


def ending(name: str) -> str:
    """What follows the last dot of a file's name, in lower case."""
    return name.rpartition(".")[2].lower()


def what_is_wrong(raw: bytes, kind: str) -> str:
    """Why `raw` is not of the kind that its ending says; an empty text when it is."""
    if kind in TEXTS:
        return _no_text(raw)
    if not raw.startswith(PICTURES[kind]) or (kind == "webp" and raw[8:12] != b"WEBP"):
        return f"is no {kind.upper()} picture, whatever its name says"
    return ""


def _no_text(raw: bytes) -> str:
    if b"\0" in raw:
        return "is no text, whatever its name says"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "is not UTF-8 text"
    return ""
