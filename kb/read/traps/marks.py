"""Slips of the keyboard where YAML wants a plain `: `, `- ` or blank: full-width signs, tabs, a missing blank.

Says how the line should look; whether a field or item may stand there at all, `scan` knows.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = r"([A-Za-z][\w-]*)"
_WIDE_COLON = re.compile(_WORD + r"[ \t\u3000]*：[ \t\u3000\xa0]*(.*)")
_ANY_WIDE_COLON = re.compile(r"([^\s:：]{1,40})：(.*)")
_WIDE_GAP = re.compile(_WORD + r":[\u3000\xa0][ \t\u3000\xa0]*(.*)")
_TAB_GAP = re.compile(_WORD + r":[ ]*\t[ \t]*([^\s#].*)")
_NO_GAP = re.compile(_WORD + r":(?![ \t\u3000\xa0/]|$)(.*)")
_DASH = re.compile(
    r"(-[ ]*[\t\u3000\xa0][ \t\u3000\xa0]*|-(?=[^\s\-\d])|[・•‣◦－–—‐−―][ \t\u3000\xa0]*|ー[ \u3000]+"
    r"|[*+][ \t]+|\d{1,2}(?:[.)][ \t]+|[.)．）](?=[^\s\d.)．）]))|[①-⑳][ \t\u3000]*)(?=\S)(.*)"
)
_INDENTATION = re.compile(r"[ ]*[\t\u3000\xa0][ \t\u3000\xa0]*")
_NAMES = {"\t": "a tab", "\u3000": "a full-width space (U+3000)", "\xa0": "a no-break space (U+00A0)"}
_RULES = {"\t": "yaml-tab", "\u3000": "yaml-fullwidth-space", "\xa0": "yaml-fullwidth-space"}


class Slip(NamedTuple):
    """A slip in `content` from `at` on, `width` characters; `word` is the field it is about ('' for an item)."""

    rule: str
    word: str
    at: int
    width: int
    message: str
    mended: str


def slip_after_word(content: str) -> Slip | None:
    """A field's name without a proper colon and blank after it."""
    if found := _WIDE_COLON.match(content):
        at = content.index("：")
        message = "full-width colon ： (U+FF1A) where YAML needs ': ', a half-width colon and a blank"
        return Slip("yaml-fullwidth-colon", found[1], at, 1, message, _field(found))
    for pattern in (_WIDE_GAP, _TAB_GAP):
        if found := pattern.match(content):
            gap = content[found.end(1) + 1 : found.start(2)]
            sign = next(char for char in gap if char in _NAMES)
            message = f"{_NAMES[sign]} after the colon where YAML needs a blank"
            return Slip(_RULES[sign], found[1], found.end(1) + 1, len(gap), message, _field(found))
    if found := _NO_GAP.match(content):
        message = "a blank is missing after the colon"
        return Slip("yaml-missing-space", found[1], found.end(1), 1, message, _field(found))
    return None


def unknown_word(content: str) -> Slip | None:
    """Any word with a full-width colon after it, where only a field can stand."""
    found = _ANY_WIDE_COLON.match(content)
    if not found:
        return None
    message = "full-width colon ： (U+FF1A) where YAML needs ': ', a half-width colon and a blank"
    return Slip("yaml-fullwidth-colon", found[1], found.end(1), 1, message, f"{found[1]}: {found[2].strip()}".strip())


def slip_of_dash(content: str) -> Slip | None:
    """Something like `- ` where an item of a list begins."""
    found = _DASH.match(content)
    if not found:
        return None
    sign = found[1].strip(" ")
    wide = next((char for char in sign if char in _NAMES), "")
    mended = f"- {found[2]}"
    if wide and sign[0] == "-":
        message = f"{_NAMES[wide]} after the dash where YAML needs a blank"
        return Slip(_RULES[wide], "", 1, len(found[1]) - 1, message, mended)
    if sign == "-":
        return Slip("yaml-missing-space", "", 0, 1, "a blank is missing after the dash of the list", mended)
    name = sign.strip() if sign[0].isascii() and sign[0] != "-" else f"{sign[0]} (U+{ord(sign[0]):04X})"
    message = f"{name} is no dash to YAML: an item of a list begins with '- '"
    return Slip("yaml-list-dash", "", 0, 1, message, mended)


def slip_of_indentation(line: str) -> Slip | None:
    """Tabs and wide spaces in the indentation; `mended` is the whole line."""
    found = _INDENTATION.match(line)
    if not found:
        return None
    at = next(index for index, char in enumerate(found[0]) if char in _NAMES)
    sign, content = found[0][at], line[found.end() :]
    blanks = found[0].replace("\t", "  ").replace("\u3000", "  ").replace("\xa0", " ")
    message = f"{_NAMES[sign]} in the indentation where YAML needs blanks"
    return Slip(_RULES[sign], "", at, found.end() - at, message, blanks + content if content.strip() else "")


def _field(found: re.Match[str]) -> str:
    return f"{found[1]}: {found[2]}".rstrip()


def wide_header(value: str) -> tuple[str, str] | None:
    """A full-width sign where a text of several lines begins: the sign meant, and a sentence."""
    sign = {"｜": "|", "＞": ">"}.get(value, "")
    told = (
        f"full-width {value} (U+{ord(value):04X}) where YAML needs {sign} to begin a text of several lines"
        if sign
        else ""
    )
    return (sign, told) if sign else None
