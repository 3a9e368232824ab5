"""What YAML does to text without quotes, and how to quote it. Knows lines and single values, no records."""

from __future__ import annotations

import re
from typing import NamedTuple

from kb.read.traps.field_names import OUTPUTS
from kb.read.traps.scanned import BLANK, ScannedFile

TROUBLE = re.compile(r":(?=[ \t]|$)|[ \t]#")
"""What ends a plain text early: a colon before a blank, a hash after one."""
LEADING = re.compile(r"[@`%*&!|>,\]}\[{\"'#]|[-?:](?=[ \t]|$)")
"""A plain text cannot begin like this."""
_KEY = re.compile(
    r"""(?P<key>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'(?!')"""
    r"""|(?:[^\s"'\[\]{}#&*!|>%@`,?:-]|[?:-](?![ \t]|$))(?:[^:#]|:(?![ \t]|$)|(?<![ \t])\#)*"""
    r""")[ \t]*:(?:[ \t]+|$)"""
)
_LIKE_STRUCTURE = re.compile(r"(- |-$|#|[\w-]+[ ]*[:：](?:[ \t\u3000]|$))")


class Spot(NamedTuple):
    """Where a value stands: its first line and column, and the field (or the field of the list) it belongs to."""

    line: int
    column: int
    parent: int
    """A line that goes on with the value stands deeper than this column."""
    field: str
    item: bool


class Trouble(NamedTuple):
    """Where plain text ends early: `kind` is colon, cut (a hash that loses text) or comment."""

    kind: str
    at: int


def first_trouble(text: str) -> Trouble | None:
    """The first place where YAML does not read `text` as text."""
    found = TROUBLE.search(text)
    if not found:
        return None
    if found[0] == ":":
        return Trouble("colon", found.start())
    after = text[found.end() : found.end() + 1]
    return Trouble("cut" if after.strip() else "comment", found.end() - 1)


def comment_start(text: str, start: int = 0) -> int:
    """Where an ordinary comment (`# ` after a blank) begins, with the blanks before it; else the end of the text."""
    found = re.compile(r"[ \t]+#(?=[ \t]|$)").search(text, start)
    return found.start() if found else len(text)


def split_key(content: str) -> tuple[str, int] | None:
    """The key that YAML sees in `content`, and where its value begins."""
    found = _KEY.match(content)
    return (found["key"].strip(" \t\"'"), found.end()) if found else None


def quote(text: str) -> str:
    """`text` in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def fix_of(sheet: ScannedFile, spot: Spot, comment_after: int = 0) -> tuple[str, ...]:
    """The lines of the value in quotes; nothing where a text is not what should stand there."""
    if not sheet.names.takes_text(spot.field, item=spot.item):
        return ()
    fix = _quoted_lines(sheet, spot, comment_after)
    return () if len(fix) > 1 and not spot.item and spot.field in OUTPUTS else fix


def _quoted_lines(sheet: ScannedFile, spot: Spot, comment_after: int) -> tuple[str, ...]:
    """The lines of the value at `spot` with its text in quotes; nothing when it is not certain what its text is."""
    end = sheet.end_of(spot.line, spot.parent)
    while sheet.indents[end - 1] == BLANK and end - 1 > spot.line:
        end -= 1
    first = sheet.work[spot.line].rstrip(" \t")
    start, value = first[: spot.column], first[spot.column :]
    cut = comment_start(value, comment_after)
    if end == spot.line + 1:
        return (start + quote(value[:cut]) + value[cut:],)
    rest = [line.rstrip(" \t") for line in sheet.work[spot.line + 1 : end]]
    if cut < len(value) or any(_LIKE_STRUCTURE.match(line.lstrip(" ")) for line in rest):
        return ()
    if any(comment_start(line) < len(line) for line in rest):
        return ()
    opened, *between, last = (line.replace("'", "''") for line in (value, *rest))
    return (f"{start}'{opened}", *between, f"{last}'")
