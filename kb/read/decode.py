"""Bytes → lines of text, or problems. Guards size, encoding and characters that a reader cannot see."""

from __future__ import annotations

import re
import unicodedata

from kb.problem import Place, Problem

MAX_BYTES = 1_000_000
MAX_LINE = 20_000
"""Characters; a longer line is pasted data, not a log."""

_LINE_END = re.compile(r"\r\n|\n|\r")
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""C0 and C1 controls, line separators that YAML counts as line ends, direction overrides, lone surrogates."""


def decode(raw: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text of a file (line ends as `\\n`, without BOM) and what is wrong with it; with a problem, no text."""
    if len(raw) > MAX_BYTES:
        message = f"the file is too large; a record has at most {MAX_BYTES:,} bytes"
        return "", [Problem(Place(path), "too-large", message, help="attach long output as a file instead")]
    text, trouble = _to_text(raw)
    if trouble:
        message, help = trouble
        line = raw[: _bad_byte(raw)].count(b"\n") + 1
        return "", [Problem(Place(path, line), "encoding", message, help=help)]
    text = _LINE_END.sub("\n", text)
    lines = text.split("\n")
    problems = list(_invisible(text, lines, path))
    for number, long in enumerate(lines, 1):
        if len(long) > MAX_LINE:
            message = f"the line has {len(long):,} characters; at most {MAX_LINE:,}"
            problems.append(Problem(Place(path, number), "too-large", message))
    return ("" if problems else text), problems


def name_of(character: str) -> str:
    """A name for a character that may be invisible: `full-width colon ：(U+FF1A)`."""
    code = ord(character)
    name = _NAMES.get(code) or unicodedata.name(character, "control character").lower()
    shown = f" {character}" if character.isprintable() and not character.isspace() else ""
    return f"{name}{shown} (U+{code:04X})"


_NAMES = {0x1B: "escape", 0x07: "bell", 0x00: "null character", 0x3000: "full-width space", 0xFF1A: "full-width colon",
          0xA0: "no-break space", 0xFEFF: "byte order mark"}  # fmt: skip


def _to_text(raw: bytes) -> tuple[str, tuple[str, str] | None]:
    if raw[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return "", ("the file is UTF-32", "save it as UTF-8")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", ("the file is UTF-16", "save it as UTF-8 (in PowerShell: Out-File -Encoding utf8)")
    try:
        return raw.decode("utf-8").removeprefix("\ufeff"), None
    except UnicodeDecodeError:
        return "", (f"the file is not UTF-8{_guess(raw)}", "save it as UTF-8")


def _bad_byte(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _guess(raw: bytes) -> str:
    """Which Japanese encoding the bytes look like: the one that decodes to the most kana and kanji."""
    if b"\x1b$" in raw:
        return "; it looks like ISO-2022-JP"
    scores = []
    for codec, name in (("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP")):
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        japanese = sum("\u3040" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" for char in text)
        scores.append((japanese - sum("\uff61" <= char <= "\uff9f" for char in text), name))
    best = max(scores, default=(0, ""))
    return f"; it looks like {best[1]}" if best[0] > 0 else ""


def _invisible(text: str, lines: list[str], path: str) -> list[Problem]:
    if not FORBIDDEN.search(text):
        return []
    found = []
    for number, line in enumerate(lines, 1):
        for match in FORBIDDEN.finditer(line):
            help = "delete it; terminal colours can be left out of pasted output" if match[0] == "\x1b" else "delete it"
            place = Place(path, number, match.start() + 1, 1, line)
            found.append(Problem(place, "invisible-character", f"{name_of(match[0])} is not allowed here", help=help))
            if len(found) >= 50:
                return found
    return found
