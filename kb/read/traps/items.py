"""An item such as `- 原因: 設定漏れ`: YAML sees a map with one field, a person wrote a sentence with a colon."""

from __future__ import annotations

from kb.read.traps.blocks import HEADER
from kb.read.traps.field_names import NEVER_TEXTS
from kb.read.traps.places import is_item
from kb.read.traps.plain import Spot, first_trouble, split_key
from kb.read.traps.scanned import BLANK, ScannedFile
from kb.read.traps.values import tell_colon


def tell_sentence(sheet: ScannedFile, spot: Spot, word: str) -> bool:
    """Tell that the item at `spot` is a sentence, although `word` looks like a field; whether it is one."""
    content = sheet.work[spot.line][spot.column :]
    names = sheet.names
    if sheet.is_own or spot.field in NEVER_TEXTS or _has_more(sheet, spot):
        return False
    if not names.is_text_list(spot.field) and (names.is_field(word) or names.is_nearly_field(word)):
        return False
    found = split_key(content)
    if found and HEADER.match(content[found[1] :] or " "):
        return False
    trouble = first_trouble(content)
    tell_colon(sheet, spot, spot.line, spot.column + (trouble.at if trouble else 0))
    return True


def _has_more(sheet: ScannedFile, spot: Spot) -> bool:
    """Whether lines below go on with the item in a way that a sentence does not."""
    for line in range(spot.line + 1, sheet.end_of(spot.line, spot.parent)):
        indent, content = sheet.indents[line], sheet.work[line].lstrip(" ")
        if indent != BLANK and (indent <= spot.column or split_key(content) or is_item(content)):
            return True
    found = split_key(sheet.work[spot.line][spot.column :])
    ends_with_key = bool(found) and not sheet.work[spot.line][spot.column + (found[1] if found else 0) :].strip()
    return ends_with_key and sheet.end_of(spot.line, spot.parent) > sheet.next_filled(spot.line + 1)
