"""Prose with its code blanked: what stands in backquotes, in fences, or indented as code is shown as it is, never read.

Follows CommonMark as far as it decides that; places stay, since every character of code becomes a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MAYBE_BLOCK = re.compile(r"```|~~~|    |\t")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_RUN = re.compile(r"`+")
_MARKS = re.compile(r"(?: {0,3}(?:[-*+]|\d{1,9}[.)]) {1,4})+")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)")


def without_code(text: str) -> str:
    """The text, as long as before, with blanks in the place of code."""
    if "`" not in text and "~~~" not in text and "    " not in text and "\t" not in text:
        return text
    if _MAYBE_BLOCK.search(text):
        text = "\n".join(_without_blocks(text.split("\n")))
    paragraphs = re.split(r"(\n[ \t]*(?=\n))", text)
    return "".join(_without_spans(one) if "`" in one else one for one in paragraphs)


def _without_blocks(lines: list[str]) -> Iterator[str]:
    """Fenced and indented code blanked, line by line."""
    fence, margin, after_blank, in_list = "", 0, True, False
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if fence and line.strip() and indent < margin:
            fence = ""  # the item that it stands in is over
        marks = _MARKS.match(line)
        found = _FENCE.match(line[marks.end() :] if marks else line.lstrip() if in_list else line)
        if fence:
            closes = found and not marks and found[1].startswith(fence) and not found[2].strip()
            fence = "" if closes else fence
            yield " " * len(line)
        elif found and not (found[1][0] == "`" and "`" in found[2]):
            fence = found[1]
            margin = marks.end() if marks else min(indent, 1) if in_list else 0
            in_list = in_list or bool(marks)
            yield " " * len(line)
        elif after_blank and not in_list and line.strip() and line.startswith(("    ", "\t")):
            yield " " * len(line)
            continue  # the next line is code too when it is indented like this
        else:
            in_list = bool(_ITEM.match(line)) or (in_list and (not after_blank or line[:1] in (" ", "\t", "")))
            yield line
        after_blank = not line.strip()


def _without_spans(paragraph: str) -> str:
    """Code spans blanked: from a run of backquotes to the next one as long."""
    runs = [(match.start(), match.end()) for match in _RUN.finditer(paragraph)]
    later: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[number][1] - runs[number][0], []).append(number)
    parts, position, number = [], 0, 0
    while number < len(runs):
        start, end = runs[number]
        if (start - len(paragraph[:start].rstrip("\\"))) % 2:
            start += 1  # the backslash takes the first one
        same = later.get(end - start, [])
        while same and same[-1] <= number:
            same.pop()
        if start == end or not same:
            number += 1
            continue
        close = runs[same[-1]][1]
        parts += [paragraph[position:start], _blanks(paragraph[start:close])]
        position, number = close, same[-1] + 1
    return "".join((*parts, paragraph[position:]))


def _blanks(code: str) -> str:
    return "\n".join(" " * len(line) for line in code.split("\n"))
