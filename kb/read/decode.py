"""Bytes → lines of text, or problems. Guards size and encoding; `kb.read.invisible` the characters."""

from __future__ import annotations

import re

from kb.problem import Place, Problem
from kb.read.invisible import take_out

MAX_BYTES = 1_000_000
MAX_LINE = 20_000
"""Characters; a longer line is pasted data, not a log."""

_LINE_END = re.compile(r"\r\n|\n|\r")


def decode(raw: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text of a file (line ends as `\\n`, without BOM) and its problems; no text when it cannot be read."""
    if len(raw) > MAX_BYTES:
        message = f"the file is too large; a record has at most {MAX_BYTES:,} bytes"
        return "", [Problem(Place(path), "too-large", message, help="attach long output as a file instead")]
    text, trouble = _to_text(raw)
    if trouble:
        message, help = trouble
        line = raw[: _bad_byte(raw)].count(b"\n") + 1
        return "", [Problem(Place(path, line), "encoding", message, help=help)]
    text = _LINE_END.sub("\n", text)
    text, problems = take_out(text, path)
    fits = True
    for number, long in enumerate(text.split("\n"), 1):
        if len(long) > MAX_LINE:
            message = f"the line has {len(long):,} characters; at most {MAX_LINE:,}"
            problems.append(Problem(Place(path, number), "too-large", message))
            fits = False
    return (text if fits else ""), problems


def _to_text(raw: bytes) -> tuple[str, tuple[str, str] | None]:
    if raw[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return "", ("the file is UTF-32", "save it as UTF-8")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", ("the file is UTF-16", "save it as UTF-8 (in PowerShell: Out-File -Encoding utf8)")
    if b"\x1b$" in raw and raw.isascii():
        return "", ("the file is ISO-2022-JP", "save it as UTF-8")
    try:
        return raw.decode("utf-8").removeprefix("\ufeff"), None
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start > 0:
            return "", ("the file ends in the middle of a character", "it was cut off: save it again, whole")
        return "", (f"the file is not UTF-8{_guess(raw)}", "save it as UTF-8")


def _bad_byte(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _guess(raw: bytes) -> str:
    """Which Japanese encoding the bytes look like: the one that decodes to the most kana and kanji."""
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
