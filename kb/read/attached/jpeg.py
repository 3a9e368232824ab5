"""A JPEG picture without what it says about people and places. Markers: ITU-T T.81, annex B; Exif: CIPA DC-008."""

from __future__ import annotations

from collections.abc import Iterator

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length: TEM, and those that restart decoding."""
_NOTES = frozenset({0xFE, *range(0xE0, 0xF0)})
"""COM and APP0 to APP15."""
_KEPT = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
"""What a decoder needs: density, colours."""
_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112


def without_metadata(raw: bytes) -> bytes:
    """The picture with its colours and its orientation, and nothing else about it. ValueError when it is broken."""
    out, turned = [b"\xff\xd8"], b""
    for marker, segment in _segments(raw):
        if marker == 0xE1 and segment[4:].startswith(_EXIF):
            turned = _orientation(segment[4 + len(_EXIF) :])
        elif marker not in _NOTES or any(marker == kept and segment[4:].startswith(name) for kept, name in _KEPT):
            out.append(segment)
    if turned:
        first_is_jfif = len(out) > 1 and out[1][1] == 0xE0
        out.insert(2 if first_is_jfif else 1, turned)
    return b"".join(out)


def _segments(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its whole segment, data of a scan included, to the end of the picture and no further."""
    at = 2
    while at + 1 < len(raw):
        if raw[at] != 0xFF:
            raise ValueError("no marker where one belongs")
        marker = raw[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _END:
            yield marker, b"\xff\xd9"
            return
        end = at + 2
        if marker not in _ALONE:
            length = int.from_bytes(raw[end : end + 2], "big")
            end += length
            if length < 2 or end > len(raw):
                raise ValueError("a segment is longer than the file")
        if marker == _SCAN:
            end = _end_of_scan(raw, end)
        yield marker, raw[at:end]
        at = end
    raise ValueError("the picture has no end")


def _end_of_scan(raw: bytes, at: int) -> int:
    """Where the next marker stands that is neither stuffed nor one that restarts decoding."""
    while (at := raw.find(b"\xff", at)) >= 0 and at + 1 < len(raw):
        if raw[at + 1] not in (0x00, 0xFF) and raw[at + 1] not in _ALONE:
            return at
        at += 1 if raw[at + 1] == 0xFF else 2
    raise ValueError("the picture has no end")


def _orientation(tiff: bytes) -> bytes:
    """A segment that says only how the picture is turned; nothing when it is not."""
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return b""

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)  # type: ignore[arg-type]  # one of the two words above

    table = number(4, 4)
    for index in range(min(number(table, 2), 200)):
        entry = table + 2 + index * 12
        if number(entry, 2) == _ORIENTATION and 2 <= (turn := number(entry + 8, 2)) <= 8:
            told = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" + bytes([turn]) + b"\0\0\0\0\0\0"
            return b"\xff\xe1" + (2 + len(_EXIF) + len(told)).to_bytes(2, "big") + _EXIF + told
    return b""
