"""The value after `key: ` or `- `: is it the text that was typed? Plain text and quotes here, the rest elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.problem import Level
from kb.read.traps.blocks import HEADER, read_block
from kb.read.traps.escapes import judge_escapes
from kb.read.traps.flow_values import judge_flow
from kb.read.traps.folded import tell_folded_block, tell_folded_text
from kb.read.traps.marks import wide_header
from kb.read.traps.pasted import judge_end
from kb.read.traps.places import OpenLevel
from kb.read.traps.plain import LEADING, Spot, first_trouble, fix_of, split_key
from kb.read.traps.scanned import BLANK, ScannedFile, Trap

_TAG = re.compile(r"!!(?:str|int|float|bool|null|map|seq|set|omap|binary|timestamp)\b")
_ANCHOR = re.compile(r"([&*])([\w-]+)$")
_MEANING = {
    "@": "a reserved character",
    "`": "a reserved character",
    "%": "a directive",
    "*": "an alias",
    "&": "an anchor",
    "!": "a tag",
    "|": "the start of a block",
    ">": "the start of a block",
    ",": "the end of a list's item",
    "]": "the end of a list",
    "}": "the end of a map",
    "-": "an item of a list",
    "?": "a key",
    ":": "a field without a name",
    "'": "a quoted text, which ends at the next quote",
    '"': "a quoted text, which ends at the next quote",
}
_STRING = {'"': re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL), "'": re.compile(r"'((?:[^']|'')*)'(?!')")}
_LIKE_HEADER = re.compile(r"[|>](?:[1-9]$|.*[ \t]#[^ \t])")
"""More likely words than the header of a block, when no text follows."""
_MAX_AHEAD = 300
_FIELD_AHEAD = re.compile(r" *(?:- +)?([A-Za-z][\w-]*):(?: |$)")


def judge_value(sheet: ScannedFile, spot: Spot, open_levels: Sequence[OpenLevel]) -> int:
    """Tell the trap in the value at `spot`, if there is one; the line to go on with."""
    value = sheet.work[spot.line][spot.column :].rstrip(" \t")
    end = sheet.end_of(spot.line, spot.parent)
    has_more = end > sheet.next_filled(spot.line + 1)
    if not LEADING.match(value):
        if has_more and (meant := wide_header(value)):
            fix = (sheet.work[spot.line][: spot.column] + meant[0],)
            sheet.tell(Trap("yaml-leading-character", spot.line, spot.column, 1, meant[1], "", spot.line, fix))
        else:
            _plain(sheet, spot, value, end)
        return end
    if HEADER.match(value) and (has_more or not _LIKE_HEADER.match(value)):
        block = read_block(sheet, spot)
        tell_folded_block(sheet, block)
        return judge_end(sheet, block, open_levels)
    if value[0] in "[{":
        return judge_flow(sheet, spot)
    if value[0] in "\"'":
        return _quoted(sheet, spot, value, end)
    if not _is_feature(sheet, value, has_more=has_more):
        tell_leading(sheet, spot, value)
    return end


def _is_feature(sheet: ScannedFile, value: str, *, has_more: bool) -> bool:
    """Whether an anchor, an alias or a tag of YAML is what was meant: `kb.read.tree.compose` refuses those."""
    found = _ANCHOR.match(value)
    if not found:
        return bool(_TAG.match(value))
    other = ("*" if found[1] == "&" else "&") + found[2]
    return (found[1] == "&" and has_more) or any(other in line for line in sheet.lines)


def tell_leading(sheet: ScannedFile, spot: Spot, value: str, comment_after: int = 0) -> None:
    """Tell that the text cannot begin as it does."""
    message = f"YAML takes {value[0]} at the start of a text for {_MEANING[value[0]]}"
    fix = fix_of(sheet, spot, comment_after)
    sheet.tell(Trap("yaml-leading-character", spot.line, spot.column, 1, message, _help(spot, fix), spot.line, fix))


def _help(spot: Spot, fix: tuple[str, ...]) -> str:
    block = "- |" if spot.item else f"{spot.field}: |"
    return "" if fix else f"put all of the text in 'single quotes', or write it below '{block}', two blanks deeper"


def _plain(sheet: ScannedFile, spot: Spot, value: str, end: int) -> None:
    if trouble := first_trouble(value):
        if trouble.kind == "colon":
            tell_colon(sheet, spot, spot.line, spot.column + trouble.at)
        elif trouble.kind == "cut":
            tell_cut(sheet, spot, spot.line, spot.column + trouble.at)
        else:
            _hint(sheet, spot, value, trouble.at)
    elif not _trouble_below(sheet, spot, end) and sheet.work[spot.line][: spot.column].strip():
        tell_folded_text(sheet, spot, end)


def _trouble_below(sheet: ScannedFile, spot: Spot, end: int) -> bool:
    """Tell what is wrong with the further lines of plain text; whether there was anything."""
    for line in range(spot.line + 1, end):
        text = sheet.work[line].rstrip(" \t")
        if spot.item and text.lstrip(" ").startswith("- "):
            _tell_joined(sheet, spot, line)
            return True
        if sheet.indents[line] == BLANK or not (trouble := first_trouble(text)):
            continue
        if text.lstrip(" ").startswith("#"):
            return True
        key = split_key(text.lstrip(" "))
        if trouble.kind == "colon" and not (key and sheet.names.is_field(key[0])):
            tell_colon(sheet, spot, line, trouble.at)
        elif trouble.kind == "cut":
            tell_cut(sheet, spot, line, trouble.at)
        return True
    return False


def _tell_joined(sheet: ScannedFile, spot: Spot, line: int) -> None:
    """Tell that a dash too far in begins no item: its line is joined to the item above."""
    column = sheet.indents[line]
    message = "this dash stands deeper than the one above, so YAML joins the two lines to one text"
    help = "begin the line in the same column as the item above"
    sheet.tell(Trap("yaml-list-dash", line, column, 1, message, help, spot.line, ()))


def tell_colon(sheet: ScannedFile, spot: Spot, line: int, column: int) -> None:
    """Tell that the text at `spot` holds a colon that makes another field of it."""
    fix = fix_of(sheet, spot)
    message = "a colon and a blank inside a text without quotes begin another field to YAML"
    if not fix and not sheet.names.takes_text(spot.field, item=spot.item):
        help = f"write each field of '{spot.field}' on a line of its own, indented by two blanks"
    else:
        help = _help(spot, fix)
    sheet.tell(Trap("yaml-colon", line, column, 1, message, help, spot.line, fix))


def tell_cut(sheet: ScannedFile, spot: Spot, line: int, column: int) -> None:
    """Tell that a hash cuts the text at `spot`, where it is somebody's words."""
    if sheet.is_own or not sheet.names.is_prose(spot.field, item=spot.item):
        return
    fix = fix_of(sheet, spot)
    width = len(sheet.work[line].rstrip()) - column
    message = "the text is cut here: YAML takes a # after a blank, and all that follows, for a comment"
    sheet.tell(Trap("text-cut", line, column, width, message, _help(spot, fix), spot.line, fix))


def _hint(sheet: ScannedFile, spot: Spot, value: str, at: int) -> None:
    before = value[: at - 1]
    if value[at - 2 : at].isspace() or (before.isascii() and " " not in before):
        return
    if sheet.names.is_prose(spot.field, item=spot.item) and sheet.names.is_field(spot.field):
        message = "YAML takes this for a comment"
        help = "if it is part of the text, put the text in 'single quotes'; if not, write two blanks before the #"
        column, width = spot.column + at, len(value) - at
        sheet.tell(Trap("text-cut", spot.line, column, width, message, help, level=Level.HINT))


def _quoted(sheet: ScannedFile, spot: Spot, value: str, end: int) -> int:
    string = _STRING[value[0]].match(value)
    if string:
        rest = value[string.end() :]
        if rest.strip(" \t") and not re.match(r"[ \t]+#", rest):
            tell_leading(sheet, spot, value, string.end())
        elif value[0] == '"':
            judge_escapes(sheet, spot, string)
        return end
    last = _closed_later(sheet, spot)
    if not last:
        tell_leading(sheet, spot, value)
    return max(end, last + 1)


def _closed_later(sheet: ScannedFile, spot: Spot) -> int:
    """The line on which a quoted text that goes on over several lines ends properly; 0 when it does not."""
    lines = sheet.work[spot.line : spot.line + _MAX_AHEAD]
    string = _STRING[lines[0][spot.column]].match("\n".join(lines), spot.column)
    if not string:
        return 0
    last = spot.line + string[0].count("\n")
    rest = lines[last - spot.line][len(string[0]) - string[0].rfind("\n") - 1 :].strip(" \t")
    for line in range(spot.line + 1, last + 1):
        field = _FIELD_AHEAD.match(sheet.work[line])
        if field and sheet.indents[line] <= spot.parent and sheet.names.is_field(field[1]):
            return 0
    return 0 if rest and not rest.startswith("#") else last
