"""Pasted lines that are not indented below their field: told from the next field of the record, and mended.

A line is text when YAML breaks over it, or when the block above it is empty; in doubt it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.read.traps.blocks import HEADER, WIDE_BLANK, TextBlock, read_block, tell_fallen, widened
from kb.read.traps.field_names import OUTPUTS, TOP
from kb.read.traps.places import Open, OpenLevel, is_item
from kb.read.traps.plain import LEADING, Spot, first_trouble, split_key
from kb.read.traps.scanned import BLANK, ScannedFile, Trap

_NAMED = re.compile(r"\"?([A-Za-z_][\w-]*)\"?[ \t]*(?::(?!//)|：)")
_MARKER = re.compile(r"(?:---|\.\.\.)[ \t]*(?:#.*)?")
_OPENS, _CLOSES = re.compile(r"[\"'\[{]"), re.compile(r"[\"'\]}]$")


def judge_end(sheet: ScannedFile, block: TextBlock, open_levels: Sequence[OpenLevel]) -> int:
    """The line to go on with after `block`: pasted lines that fell out of it are told and mended."""
    first = sheet.next_filled(block.end)
    if first == len(sheet.work) or _is_structure(sheet, first, block, open_levels):
        return first
    end = first
    limit = min(len(sheet.work), first + sheet.patience)
    while end < limit and (sheet.indents[end] == BLANK or not _is_structure(sheet, end, block, open_levels)):
        end += 1
    sheet.patience -= end - first
    if sheet.patience <= 0:
        return first
    margin = sheet.indents[end] if end < len(sheet.work) else 0
    while end > first and _is_outside(sheet, end - 1, margin):
        end -= 1
    if end == first or not _fell_out(sheet, block, range(first, end), open_levels):
        return first
    tell_fallen(sheet, block, range(first, end))
    return end


def _is_outside(sheet: ScannedFile, line: int, margin: int) -> bool:
    """Whether a line before the next field is blank, or a comment on that field."""
    indent = sheet.indents[line]
    return indent == BLANK or (indent == margin and sheet.work[line].startswith("#", indent))


def _is_structure(sheet: ScannedFile, line: int, block: TextBlock, open_levels: Sequence[OpenLevel]) -> bool:
    """Whether the line is plausibly the next field or item of the record."""
    text = sheet.work[line]
    blank = WIDE_BLANK.match(text)
    start = blank.end() if blank else 0
    column = len(widened(text[:start]))
    if text.startswith("-", start):
        fits = any(opened.is_list and opened.column == column for opened in open_levels)
        return fits and text[start + 1 : start + 2] in ("", " ", "\t", "\u3000")
    named = _NAMED.match(text, start)
    if not named or not sheet.names.is_field(named[1]):
        return False
    if column == 0 and named[1] not in TOP and not named[1].startswith("x-"):
        return False
    if named[1] == block.spot.field and column == block.spot.parent and not block.spot.item:
        return False
    return any(not opened.is_list and opened.column == column for opened in open_levels)


def _fell_out(sheet: ScannedFile, block: TextBlock, lines: range, open_levels: Sequence[OpenLevel]) -> bool:
    """Whether these lines, which are no known fields, break the YAML or are clearly text of the block."""
    columns = {opened.column for opened in open_levels if not opened.is_list}
    stop = sheet.work[lines.stop] if lines.stop < len(sheet.work) else ""
    after = sheet.indents[lines.stop] if stop and split_key(stop.lstrip(" ")) else 0
    texts = [sheet.work[line] for line in lines if sheet.indents[line] != BLANK]
    wide = all("：" in text for text in texts) and sheet.indents[lines[0]] in columns
    if wide and (block.text_column or not block.is_typed):
        return False
    below = -1
    for line in lines:
        indent, content = sheet.indents[line], sheet.work[line].lstrip(" ")
        nested = 0 <= below < indent or (indent == below and is_item(content))
        if indent == BLANK or nested or content.startswith("#"):
            continue
        if not indent and _MARKER.fullmatch(content):
            if after:
                return True
        elif _breaks(sheet, block, line, after) or indent not in columns:
            return True
        else:
            below = indent
    return False


def _breaks(sheet: ScannedFile, block: TextBlock, line: int, after: int) -> bool:
    """Whether a line that stands where a field can stand is none; the next field stands at column `after`."""
    indent = sheet.indents[line]
    content = sheet.work[line][indent:]
    key = split_key(content)
    if not key:
        return True
    word, value = key[0], content[key[1] :].strip()
    if not block.text_column and (block.is_typed or block.spot.field in ("error", "output")):
        return not sheet.names.is_nearly_field(word)
    if value and not LEADING.match(value) and after > indent:
        return True
    return bool((" " in word or word[:1].isupper()) and first_trouble(value))


def add_header(sheet: ScannedFile, spot: Spot, trouble: int, open_levels: Sequence[OpenLevel]) -> int:
    """Give the text below the field at `spot` its missing `|`, because of line `trouble`; the line to go on with."""
    block = read_block(sheet, spot)
    line = judge_end(sheet, block, open_levels)
    if line == sheet.next_filled(block.end) and trouble:
        first = sheet.work[trouble].strip()
        message = f"YAML does not take this for the text of '{spot.field}' without | after its name"
        help = f"write:  {block.header.strip()}"
        column = sheet.indents[trouble]
        sheet.tell(Trap("yaml-pasted-output", trouble, column, len(first), message, help, spot.line, (block.header,)))
    return line


def needs_header(sheet: ScannedFile, line: int, waiting: Open) -> bool:
    """Whether the text that begins on `line`, below its field, has several lines that only a block can hold."""
    texts = [text.strip(" \t") for text in sheet.work[line : sheet.end_of(line, waiting.column)] if text.strip(" \t")]
    first = texts[0]
    if len(texts) == 1:
        return False
    if LEADING.match(first):
        is_value = HEADER.match(first) or (_OPENS.match(first) and not _CLOSES.search(first))
        return waiting.field in OUTPUTS and not is_value
    return any((found := first_trouble(text)) and found.kind != "comment" for text in texts)
