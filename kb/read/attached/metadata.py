"""Bytes of an attachment → the bytes that are published: pictures lose what they say about people and places."""

from __future__ import annotations

from collections.abc import Callable

from kb.read.attached import jpeg
from kb.read.attached.chunks import gif_without_metadata, png_without_metadata, webp_without_metadata

STRIPPED: dict[str, Callable[[bytes], bytes]] = {
    "png": png_without_metadata,
    "jpg": jpeg.without_metadata,
    "jpeg": jpeg.without_metadata,
    "gif": gif_without_metadata,
    "webp": webp_without_metadata,
}


def without_metadata(raw: bytes, kind: str) -> bytes:
    """What is published of a file of that kind; texts as they are. Raises ValueError for a broken picture."""
    strip = STRIPPED.get(kind)
    try:
        return strip(raw) if strip else raw
    except IndexError as error:
        raise ValueError("the picture has no end") from error
