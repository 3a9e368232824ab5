"""Judges slips of the keyboard by where they stand: a full-width colon is a trap after a field's name, not in prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.read.traps.field_names import LISTS, LOCALIZED, MIXED, NOUN_LISTS, OPENERS, TEXTS
from kb.read.traps.marks import Slip, slip_after_word, slip_of_dash, slip_of_indentation
from kb.read.traps.places import Open, OpenLevel, Stand, is_item, is_own, stand_of
from kb.read.traps.plain import split_key
from kb.read.traps.scanned import ScannedFile, Trap

MAY_SLIP = re.compile(
    r" *(?:- +)*(?:[A-Za-z][\w-]*+[ \t\u3000]*(?:：|:(?![ /]|$))|[\t\u3000\xa0・•‣◦－–—‐−―ー①-⑳]|-[^ \-]"
    r"|[*+] |\d{1,2}[.)．）])"
)
"""A cheap first look: no other line can hold a slip."""
_DASHES = re.compile(r"(?:- +)*")
_NAMED = re.compile(r"([A-Za-z][\w-]*)[ ]*[:：]")
_LANGUAGES = frozenset({"en", "ja"})


def mend_slip(sheet: ScannedFile, line: int, open_levels: Sequence[OpenLevel], waiting: Open | None) -> int:
    """Tell the slip at the beginning of `line`: 0 when there is none, 1 when it is mended now, -1 when it is not."""
    text, indent = sheet.work[line], max(0, sheet.indents[line])
    if slip := slip_of_indentation(text):
        return _judge_indentation(sheet, line, slip, open_levels, waiting)
    dashes = _DASHES.match(text, indent)
    column = dashes.end() if dashes else indent
    if column == indent and (slip := slip_of_dash(text[indent:])):
        return _tell(sheet, line, column, slip) if _may_be_item(open_levels, waiting, indent) else 0
    slip = slip_after_word(text[column:])
    if not slip:
        return 0
    if column == indent:
        return _judge_field(sheet, line, slip, open_levels, waiting)
    fields = [opened.field for opened in open_levels if opened.is_list and opened.column == indent]
    field = fields[-1] if fields else waiting.field if waiting else ""
    if is_own(open_levels, column):
        return 0
    return _tell(sheet, line, column, slip) if _begins_map(sheet, line, column, slip.word, field) else 0


def _judge_field(
    sheet: ScannedFile, line: int, slip: Slip, open_levels: Sequence[OpenLevel], waiting: Open | None
) -> int:
    column = sheet.indents[line]
    stand, _ = stand_of(open_levels, waiting, column, item=False)
    if stand is Stand.CHILD and waiting and (is_own(open_levels, column) or not _takes_fields(waiting, slip.word)):
        return 0
    if not sheet.names.is_field(slip.word, waiting.field if waiting else _parent_field(open_levels, column)):
        return 0
    return _tell(sheet, line, column, slip, certain=stand is not Stand.STRAY)


def _begins_map(sheet: ScannedFile, line: int, column: int, word: str, field: str) -> bool:
    """Whether an item is meant as a map: another field follows, or the word begins items of this list."""
    if not sheet.names.is_field(word):
        return False
    after = sheet.next_filled(line + 1)
    if after < len(sheet.work) and sheet.indents[after] == column:
        sibling = _NAMED.match(sheet.work[after], column)
        if sibling and sheet.names.is_field(sibling[1]):
            return True
    return word in OPENERS and (field in NOUN_LISTS or field in MIXED)


def _takes_fields(waiting: Open, word: str) -> bool:
    """Whether fields can stand below what is open."""
    if waiting.item:
        return word in OPENERS
    if waiting.field in LOCALIZED:
        return word in _LANGUAGES
    return waiting.field not in TEXTS and waiting.field not in LISTS


def _parent_field(open_levels: Sequence[OpenLevel], column: int) -> str:
    above = [opened.field for opened in open_levels if opened.column < column and not opened.is_list]
    return above[-1] if above else ""


def _may_be_item(open_levels: Sequence[OpenLevel], waiting: Open | None, column: int) -> bool:
    stand, depth = stand_of(open_levels, waiting, column, item=True)
    if stand is Stand.NEXT:
        return open_levels[depth - 1].is_list
    if stand is Stand.STRAY or not waiting or waiting.item:
        return False
    return waiting.field in LISTS or waiting.field in MIXED


def _judge_indentation(
    sheet: ScannedFile, line: int, slip: Slip, open_levels: Sequence[OpenLevel], waiting: Open | None
) -> int:
    column = len(slip.mended) - len(slip.mended.lstrip(" "))
    content = slip.mended[column:]
    stand, _ = stand_of(open_levels, waiting, column, item=is_item(content))
    prose = stand is Stand.CHILD and waiting is not None and waiting.field in TEXTS
    named = _NAMED.match(content)
    if waiting and prose and sheet.indents[line] > waiting.column:
        return 0
    if not content or content.startswith("#"):
        return _tell(sheet, line, 0, slip)
    structure = is_item(content) or split_key(content) or (named and sheet.names.is_field(named[1]))
    if not structure and stand is not Stand.CHILD and slip.rule != "yaml-tab":
        return 0
    return _tell(sheet, line, 0, slip, certain=bool(structure or stand is Stand.CHILD) and stand is not Stand.STRAY)


def _tell(sheet: ScannedFile, line: int, column: int, slip: Slip, *, certain: bool = True) -> int:
    fixed = sheet.work[line][:column] + slip.mended
    blanks = len(fixed) - len(fixed.lstrip(" "))
    if not certain:
        help = "begin it below the first letter of the field above it, with half-width blanks"
    elif not fixed:
        help = "leave the line empty"
    else:
        help = "" if column or slip.at + slip.width > blanks + 1 else f"indent it by {blanks} blanks:  {fixed.strip()}"
    fix = (fixed,) if certain else ()
    sheet.tell(Trap(slip.rule, line, column + slip.at, slip.width, slip.message, help, line, fix))
    return 1 if certain else -1
