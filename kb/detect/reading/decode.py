"""Bytes → the text a person saw: any Unicode encoding, colours and overwritten progress taken out."""

from __future__ import annotations

import re

MAX_BYTES = 100_000_000
_ESCAPES = re.compile(
    r"\x1b(?:\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|\[[0-?]*[ -/]*[@-~]|[PX^_][^\x1b\n]*(?:\x1b\\)?|[ -/]*[0-~])"
    r"|\x9b[0-?]*[ -/]*[@-~]"
)
_BACK = re.compile(r"[^\x08\n]\x08")
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\u2060]")
UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
ROUNDS = 50
"""Of backspaces in a row."""


def decode(raw: bytes) -> str:
    """The text of a file, with `\\n` between its lines. Bytes that are no text become U+FFFD.

    Raises ValueError with a sentence for what is too large, or no text at all.
    """
    if len(raw) > MAX_BYTES:
        raise ValueError(f"it has {len(raw):,} bytes; at most {MAX_BYTES:,}")
    if raw[:4] == b"PK\x03\x04":
        raise ValueError("it is a binary plan file, or a zip; give what `terraform show -json FILE` prints of it")
    if raw[:2] == b"\x1f\x8b":
        raise ValueError("it is compressed; unpack it first")
    text = raw.decode(_encoding(raw), "replace").removeprefix("\ufeff")
    if text.count("\x00") > len(text) // 20 + 8:
        raise ValueError("it is no text")
    return text.replace("\r\n", "\n")


def _encoding(raw: bytes) -> str:
    """By the byte order mark, else by where the zero bytes are, else UTF-8."""
    if raw[:4] in UTF_32:
        return "utf-32"
    if raw[:2] in UTF_16:
        return "utf-16"
    start = raw[:2000]
    if start.count(0) * 3 > len(start) and len(start) > 3:
        return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8" if error.start >= len(raw) - 3 else _legacy(raw)
    return "utf-8"


def _legacy(raw: bytes) -> str:
    """Shift_JIS or EUC-JP when the bytes are wholly that; else UTF-8 with its broken bytes."""
    for codec in ("cp932", "euc_jp"):
        try:
            raw.decode(codec)
        except UnicodeDecodeError:
            continue
        return codec
    return "utf-8"


def on_screen(text: str) -> str:
    """What a terminal shows in the end: no colours, titles or invisible characters, nothing that was overwritten."""
    if "\x1b" in text or "\x9b" in text:
        text = _ESCAPES.sub("", text)
    if "\r" in text:
        text = "\n".join(_last_writing(line) if "\r" in line else line for line in text.split("\n"))
    for _ in range(ROUNDS):
        if "\x08" not in text:
            break
        shorter = _BACK.sub("", text)
        if shorter == text:
            break
        text = shorter
    return _INVISIBLE.sub("", text)


def _last_writing(line: str) -> str:
    """What stays of a line that was written over itself."""
    return next((part for part in reversed(line.split("\r")) if part), "")
