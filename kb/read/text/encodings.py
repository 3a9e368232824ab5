"""Bytes → text with the name of its encoding, so that a correction is written back in the same one."""

from __future__ import annotations

import re

_BOMS = (b"\xff\xfe", b"\xfe\xff")
_KANA = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")


def read_text(raw: bytes) -> tuple[str, str] | None:
    """The text and its encoding; None for what is no text. A byte order mark stays in the text."""
    if raw[:2] in _BOMS:
        return _decoded(raw, "utf-16-le" if raw[:2] == _BOMS[0] else "utf-16-be")
    if b"\0" in raw[:8192]:
        return None
    if b"\x1b$" in raw and (found := _decoded(raw, "iso2022_jp")):
        return found
    return _decoded(raw, "utf-8") or _japanese(raw) or _decoded(raw, "latin-1")


def _decoded(raw: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return raw.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _japanese(raw: bytes) -> tuple[str, str] | None:
    """Whichever of the two old encodings makes more Japanese of it."""
    found = [(text, encoding) for encoding in ("cp932", "euc_jp") for text, _ in [_decoded(raw, encoding) or ("", "")]]
    score, text, encoding = max(
        (len(_KANA.findall(text)) - 2 * len(_HALF_WIDTH.findall(text)), text, encoding) for text, encoding in found
    )
    return (text, encoding) if score > 0 else None
