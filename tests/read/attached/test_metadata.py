"""Pictures keep what draws them and lose what tells of people and places."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.read.attached.kinds import PICTURES, TEXTS, what_is_wrong
from kb.read.attached.metadata import without_metadata

PLACE = b"35.6812N 139.7671E by operator"


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def exif(turn: int, order: str) -> bytes:
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, turn, 0)
    other = struct.pack(order + "HHII", 0x8825, 4, 1, 99)
    head = b"II*\0" if order == "<" else b"MM\0*"
    return b"Exif\0\0" + head + struct.pack(order + "IH", 8, 2) + other + entry + struct.pack(order + "I", 0) + PLACE


JFIF = segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0")
ICC = segment(0xE2, b"ICC_PROFILE\0\x01\x01colours")
ADOBE = segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
FRAME = segment(0xC0, b"\x08\0\x01\0\x01\x01\x01\x11\0")
SCAN = segment(0xDA, b"\x01\x01\0\0?\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
END = b"\xff\xd9"


def test_a_photo_loses_its_exif_and_its_comments() -> None:
    notes = segment(0xE1, b"Exif\0\0MM") + segment(0xFE, PLACE) + segment(0xED, PLACE) + segment(0xE2, b"MPF\0" + PLACE)
    raw = b"\xff\xd8" + JFIF + notes + ICC + ADOBE + FRAME + SCAN + SCAN + END + PLACE
    assert without_metadata(raw, "jpg") == b"\xff\xd8" + JFIF + ICC + ADOBE + FRAME + SCAN + SCAN + END


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_turned_photo_stays_turned(order: str) -> None:
    stripped = without_metadata(b"\xff\xd8" + JFIF + segment(0xE1, exif(6, order)) + FRAME + SCAN + END, "jpeg")
    turned = stripped[2 + len(JFIF) : stripped.index(FRAME)]
    assert PLACE not in stripped
    assert turned.endswith(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0")
    assert len(turned) == 2 + int.from_bytes(turned[2:4], "big")
    assert without_metadata(stripped, "jpeg") == stripped


@pytest.mark.parametrize("turn", [0, 1, 9])
def test_a_photo_that_is_not_turned_keeps_no_exif_at_all(turn: int) -> None:
    assert b"Exif" not in without_metadata(b"\xff\xd8" + segment(0xE1, exif(turn, "<")) + FRAME + SCAN + END, "jpg")


def test_png(plain_png: bytes, telling_png: bytes) -> None:
    assert without_metadata(telling_png, "png") == plain_png


def test_webp() -> None:
    def riff(*chunks: bytes) -> bytes:
        body = b"WEBP" + b"".join(chunks)
        return b"RIFF" + struct.pack("<I", len(body)) + body

    def chunk(name: bytes, data: bytes) -> bytes:
        return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    picture = chunk(b"VP8 ", b"pix")
    head = chunk(b"VP8X", b"\x2c" + bytes(9))
    raw = riff(head, picture, chunk(b"EXIF", PLACE), chunk(b"XMP ", PLACE)) + PLACE
    assert without_metadata(raw, "webp") == riff(chunk(b"VP8X", b"\x20" + bytes(9)), picture)


def test_gif() -> None:
    head = b"GIF89a\x01\0\x01\0\x80\0\0" + bytes(6)
    loops = b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    picture = b"!\xf9\x04\0\0\0\0\0" + b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"
    comment = b"!\xfe" + bytes([len(PLACE)]) + PLACE + b"\0"
    xmp = b"!\xff\x0bXMP DataXMP" + bytes([len(PLACE)]) + PLACE + b"\0"
    raw = head + loops + comment + xmp + picture + b";" + PLACE
    assert without_metadata(raw, "gif") == head + loops + picture + b";"


@pytest.mark.parametrize("kind", PICTURES)
@given(tail=st.binary(max_size=300))
def test_any_bytes_are_stripped_or_broken(kind: str, tail: bytes) -> None:
    try:
        stripped = without_metadata(PICTURES[kind][0] + tail, kind)
    except ValueError:
        return
    assert without_metadata(stripped, kind) == stripped


@pytest.mark.parametrize("kind", TEXTS)
def test_texts_stay_as_they_are(kind: str) -> None:
    assert without_metadata(b"<script>\n", kind) == b"<script>\n"
    assert what_is_wrong("表示".encode(), kind) == ""
