"""PNG, WebP and GIF pictures without what they say about people and places: kept is what draws, by name.

Sources: PNG specification (third edition), chunks; WebP container specification; GIF89a.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_PNG = b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
_WEBP = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
_NO_EXIF_NO_XMP = 0xFF & ~0x0C
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def png_without_metadata(raw: bytes) -> bytes:
    """Without text, time and Exif, and without anything after the end. ValueError when it is broken."""
    out, at = [raw[:8]], 8
    while at + 12 <= len(raw):
        name = raw[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(raw[at : at + 4], "big")
        if end > len(raw) or zlib.crc32(raw[at + 4 : end - 4]) != int.from_bytes(raw[end - 4 : end], "big"):
            raise ValueError("a chunk is broken")
        if name in _PNG:
            out.append(raw[at:end])
        if name == b"IEND":
            return b"".join(out)
        at = end
    raise ValueError("the picture has no end")


def webp_without_metadata(raw: bytes) -> bytes:
    """Without Exif and XMP, and without anything after the end. ValueError when it is broken."""
    size = int.from_bytes(raw[4:8], "little")
    whole = raw[: 8 + size]
    if len(whole) < 8 + size:
        raise ValueError("the picture has no end")
    out, at = [], 12
    while at + 8 <= len(whole):
        name, length = whole[at : at + 4], int.from_bytes(whole[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        if at + 8 + length > len(whole):
            raise ValueError("a chunk is longer than the file")
        chunk = whole[at:end]
        if name == b"VP8X" and len(chunk) > 8:
            chunk = chunk[:8] + bytes([chunk[8] & _NO_EXIF_NO_XMP]) + chunk[9:]
        if name in _WEBP:
            out.append(chunk)
        at = end
    body = b"WEBP" + b"".join(out)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def gif_without_metadata(raw: bytes) -> bytes:
    """Without comments and what programs add, and without anything after the end. ValueError when it is broken."""
    return b"".join(_gif_parts(raw))


def _gif_parts(raw: bytes) -> Iterator[bytes]:
    at = 13 + _colours(raw, 10)
    yield raw[:at]
    while at < len(raw):
        start, kind = at, raw[at]
        if kind == 0x3B:
            yield b";"
            return
        if kind == 0x2C:
            at = _end_of_blocks(raw, at + 11 + _colours(raw, at + 9))
            yield raw[start:at]
        elif kind == 0x21:
            at = _end_of_blocks(raw, at + 2)
            if raw[start + 1 : start + 2] == b"\xf9" or raw[start + 3 : start + 14] in _LOOPS:
                yield raw[start:at]
        else:
            raise ValueError("no block where one belongs")
    raise ValueError("the picture has no end")


def _colours(raw: bytes, at: int) -> int:
    """How many bytes the table of colours has that the flags at `at` announce."""
    flags = raw[at] if at < len(raw) else 0
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_blocks(raw: bytes, at: int) -> int:
    while at < len(raw):
        if raw[at] == 0:
            return at + 1
        at += 1 + raw[at]
    raise ValueError("a block is longer than the file")
