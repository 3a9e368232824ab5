"""Blocks of text (`error: |`): which lines they hold, and pasted lines below them that are not indented enough.

The lines inside a block are text, whatever they hold; nothing here looks at them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kb.read.traps.plain import Spot
from kb.read.traps.scanned import BLANK, ScannedFile, Trap

HEADER = re.compile(r"[|>](?:([1-9])[+-]?|[+-]([1-9])?)?(?:[ \t]+#.*|[ \t]*)$")
WIDE_BLANK = re.compile(r"[ \t\u3000\xa0]*")


class TextBlock(NamedTuple):
    """A block of text: its header line as it should be, whether `|` was typed, the line after its last one, and the
    column its text begins at (0: it has none)."""

    spot: Spot
    header: str
    is_typed: bool
    end: int
    text_column: int


def read_block(sheet: ScannedFile, spot: Spot) -> TextBlock:
    """The block whose header stands at `spot` (or is missing there), as far as YAML reads it."""
    text = sheet.work[spot.line]
    header = HEADER.match(text, spot.column)
    digit = header and (header[1] or header[2])
    column = spot.parent + int(digit) if digit else 0
    line, longest = spot.line + 1, 0
    while line < len(sheet.work):
        indent = sheet.indents[line]
        if indent == BLANK:
            longest = max(longest, len(sheet.work[line]))
        elif not column:
            if indent <= spot.parent or sheet.work[line][indent] == "\t":
                break
            column = max(indent, longest)
        if indent != BLANK and indent < column:
            break
        line += 1
    whole = text if header else f"{text[: spot.column].rstrip()} |{text[spot.column - 1 :].rstrip()}"
    return TextBlock(spot, whole, bool(header), line, column)


def tell_fallen(sheet: ScannedFile, block: TextBlock, lines: range) -> None:
    """Tell that `lines` fell out of `block`, and indent them."""
    spot = block.spot
    texts = [sheet.work[line] for line in lines]
    widened = [_widen(text) for text in texts]
    need = block.text_column or spot.parent + 1
    odd = [text[:1] in ("\t", "\u3000", "\xa0") for text in texts if text.strip(" ")]
    first = sheet.work[lines[0]]
    column = sheet.indents[lines[0]]
    if all(odd) and all(len(text) - len(text.lstrip(" ")) >= need for text in widened if text.strip()):
        rule, name = ("yaml-tab", "a tab") if "\t" in first[: first.find(first.strip())] else _WIDE_SPACE
        message = f"{name} is no indentation: YAML ends the text of '{spot.field}' here"
        sheet.tell(Trap(rule, lines[0], 0, 1, message, first=lines[0], fix=tuple(widened)))
        return
    header, mended, help = _indented(sheet, block, lines)
    fix = () if not header else (header, *sheet.work[spot.line + 1 : lines[0]], *mended)
    message = f"this line is not indented below '{spot.field}:', so YAML does not take it for its text"
    width = len(first.strip())
    sheet.tell(Trap("yaml-pasted-output", lines[0], column, width, message, help, spot.line, fix))


_WIDE_SPACE = ("yaml-fullwidth-space", "a full-width or no-break space")


def _indented(sheet: ScannedFile, block: TextBlock, lines: range) -> tuple[str, list[str], str]:
    """The header and the lines, indented so that all belong to the block; no header when that is not certain."""
    spot = block.spot
    texts = ["" if not sheet.work[line].strip() else sheet.work[line].rstrip(" ") for line in lines]
    indents = [len(text) - len(text.lstrip(" ")) for text in texts if text]
    least, header = min(indents), block.header
    if least > spot.parent:
        if least - spot.parent > 9:
            return "", texts, "give all lines of the text the same indentation"
        header = _with_digit(header, spot, least - spot.parent)
        return header, texts, f"write:  {header.strip()}"
    target = block.text_column or spot.parent + 2
    shift = target if block.text_column else target - least
    mended = [" " * shift + text if text else "" for text in texts]
    if not block.text_column and (indents[0] > least or mended[0].lstrip(" ").startswith("\t")):
        header = _with_digit(header, spot, target - spot.parent)
    last = f"line {lines[0] + 1}" if len(texts) == 1 else f"lines {lines[0] + 1} to {lines[-1] + 1}"
    return header, mended, f"indent {last} by {shift} blanks, below:  {header.strip()}"


def _with_digit(header: str, spot: Spot, digit: int) -> str:
    at = spot.column + 1
    rest = re.sub(r"^([+-]?)[1-9]?([+-]?)", r"\1\2", header[at:])
    return f"{header[:at]}{digit}{rest}"


def _widen(text: str) -> str:
    """The line with a half-width indentation; nothing when it has no text."""
    blank = WIDE_BLANK.match(text)
    start = blank.end() if blank else 0
    return widened(text[:start]) + text[start:] if text[start:].strip() else ""


def widened(blank: str) -> str:
    """An indentation in half-width blanks: two for a tab and a full-width space."""
    return blank.replace("\t", "  ").replace("\u3000", "  ").replace("\xa0", " ")
