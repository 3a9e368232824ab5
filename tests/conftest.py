"""What many tests need: a knowledge base drawn from text, and what kb says of it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kb.pipeline import check
from kb.problem import Problem

settings.register_profile("kb", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kb")
# A test says nothing about time: a shared machine may be slow.

SETTINGS = "schema: 1\ntimezone: Asia/Tokyo\n"


@pytest.fixture
def shelf(tmp_path: Path) -> Callable[[str], Path]:
    """Draws files from text and returns the knowledge base that holds them.

    A line such as `logs/windows/x.yml` begins a file, the lines after it that begin with `| ` are its content.
    logs/kb.yml is drawn too, in the zone Asia/Tokyo, unless the text has one.
    """

    def draw(text: str) -> Path:
        files: dict[str, list[str]] = {"logs/kb.yml": []}
        lines = files["logs/kb.yml"]
        for line in (raw.strip() for raw in text.splitlines()):
            if line.startswith("|"):
                lines.append(line[2:])
            elif line:
                lines = files[line] = []
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            settings = name == "logs/kb.yml" and not content
            path.write_text(SETTINGS if settings else "".join(f"{one}\n" for one in content), encoding="utf-8")
        return tmp_path

    return draw


@pytest.fixture
def problems() -> Callable[[Path, str], list[Problem]]:
    """Every problem of the knowledge base at `root` when it is `now`, sorted."""

    def find(root: Path, now: str = "2026-02-13 18:00") -> list[Problem]:
        return list(check(root, now).problems)

    return find


@pytest.fixture
def plain_png() -> bytes:
    """A picture of one grey pixel."""
    return _png()


@pytest.fixture
def telling_png() -> bytes:
    """The same pixel, with a text, a time, Exif, and something after the end."""
    place = b"35.6812N 139.7671E by operator"
    notes = _chunk(b"tEXt", b"Comment\0" + place), _chunk(b"tIME", b"\x07\xea\x02\x0e\x02\0\0"), _chunk(b"eXIf", place)
    return _png(*notes) + place


def _png(*notes: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixel = _chunk(b"IDAT", zlib.compress(b"\0\x80"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(notes) + pixel + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites what the golden cases expect."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden from what kb says now")
