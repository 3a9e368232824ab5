"""Bytes → lines of text, or problems. Guards size and encoding; `kb.read.text.invisible` the characters."""

from __future__ import annotations

from kb.problem import Place, Problem
from kb.read.text.invisible import take_out
from kb.read.text.not_a_record import of_bytes

MAX_BYTES = 1_000_000
MAX_LINE = 20_000
"""Characters; a longer line is pasted data, not a log."""

MAX_LINES = 20_000
_ATTACH = "attach long output as a file instead"


def decode(raw: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text of a file (line ends as `\\n`, without BOM) and its problems; no text when it cannot be read."""
    if len(raw) > MAX_BYTES:
        message = f"the file is too large; a record has at most {MAX_BYTES:,} bytes"
        return "", [Problem(Place(path), "too-large", message, help=_ATTACH)]
    no_text = of_bytes(raw)
    text, trouble = ("", no_text) if no_text else _to_text(raw)
    if trouble:
        message, help = trouble
        line = raw[: _bad_byte(raw)].count(b"\n") + 1
        return "", [Problem(Place(path, line), "encoding", message, help=help)]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_LINES and text.count("\n") > MAX_LINES:
        message = f"the file has {text.count(chr(10)) + 1:,} lines; a record has at most {MAX_LINES:,}"
        return "", [Problem(Place(path, MAX_LINES + 1), "too-large", message, help=_ATTACH)]
    text, problems = take_out(text, path)
    lines = text.split("\n") if len(text) > MAX_LINE else ()
    too_long = [(number, len(line)) for number, line in enumerate(lines, 1) if len(line) > MAX_LINE]
    for number, length in too_long:
        message = f"the line has {length:,} characters; at most {MAX_LINE:,}"
        problems.append(Problem(Place(path, number), "too-large", message, help=_ATTACH))
    return "" if too_long else text, problems


def _to_text(raw: bytes) -> tuple[str, tuple[str, str] | None]:
    if name := _by_its_nulls(raw):
        return "", (f"the file is {name}", "save it as UTF-8")
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


def _by_its_nulls(raw: bytes) -> str:
    """UTF-32, or UTF-16 without a mark: every second byte of its ASCII is null, or three of four."""
    if raw[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return "UTF-32"
    nulls = raw.count(0)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or nulls * 50 < len(raw) or len(raw) % 2 or not raw.strip(b"\0"):
        return ""
    by_place = [raw[place::4].count(0) for place in range(4)]
    if (
        len(raw) % 4 == 0
        and (sum(by_place[1:]) > nulls * 0.9 or sum(by_place[:3]) > nulls * 0.9)
        and nulls * 2 > len(raw)
    ):
        return "UTF-32"
    odd = by_place[1] + by_place[3]
    return "UTF-16" if odd > nulls * 0.9 or odd < nulls * 0.1 else ""


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
