"""A value that begins with a bracket: a list, a map, or somebody's words? Tells what YAML would misread."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.read.traps.field_names import ID_LISTS, IDS, LISTS, TEXTS
from kb.read.traps.flow import close_of, is_deep, parts_of
from kb.read.traps.flow_parts import Broken, broken_parts
from kb.read.traps.places import is_item
from kb.read.traps.plain import Spot, fix_of, split_key
from kb.read.traps.scanned import ScannedFile, Trap

_MENTION = re.compile(r"\[\[([a-z0-9][a-z0-9-]*)(?:[|#][^\[\]]*)?\]\]")
_FIELD = re.compile(r"[\[{,][ \t]*([A-Za-z][\w-]*)[ \t]*[:：]")
_CALM = r"[^\s@`%*&!|>,?:\[\]{}\"'#-](?:[^\[\]{}\"'#:,]|:(?=[\w/]))*"
_ALL_CALM = re.compile(rf"\{{ ?[\w-]+: {_CALM}(?:, [\w-]+: {_CALM})*\}}$|\[ ?{_CALM}(?:, {_CALM})*\]$")
"""Values that hold nothing to look at twice."""
_MAX_AHEAD = 300


def judge_flow(sheet: ScannedFile, spot: Spot) -> int:
    """Tell the trap in the value at `spot`, which begins with [ or {; the line to go on with."""
    line, end = sheet.work[spot.line].rstrip(" \t"), sheet.end_of(spot.line, spot.parent)
    if is_deep(line, spot.column):
        return end
    if _ALL_CALM.match(line, spot.column) and (spot.item or spot.field not in TEXTS):
        return end
    close = close_of(line, spot.column, strict=False)
    rest = line[close:] if close > 0 else ""
    if close < 0:
        last = _closed_later(sheet, spot)
        if last:
            return max(end, last + 1)
    if close < 0 or (rest.strip(" \t") and not re.match(r"[ \t]+#", rest)) or line.startswith("{{", spot.column):
        _tell_words(sheet, spot, line, max(0, close - spot.column))
    elif not sheet.is_own and _is_text(sheet, spot, line, close):
        _tell_words(sheet, spot, line, close - spot.column)
    elif not sheet.is_own:
        _tell_parts(sheet, spot, line)
    return end


def _is_text(sheet: ScannedFile, spot: Spot, line: str, close: int) -> bool:
    """Whether the whole value is a proper list or map, but where only a text makes sense."""
    value = line[spot.column : close]
    if not value[1:-1].strip():
        return False
    if _MENTION.fullmatch(value):
        return spot.field != "synonyms" and (spot.item or spot.field not in LISTS)
    parts = parts_of(line, spot.column, close)
    if not spot.item:
        text = spot.field in TEXTS or spot.field in IDS
        return text and not any(sheet.names.is_field(part.key) for part in parts)
    return value[0] == "{" and not any(part.has_key for part in parts) and ":" not in value and "：" not in value


def _tell_words(sheet: ScannedFile, spot: Spot, line: str, comment_after: int) -> None:
    """Tell that words begin with a bracket."""
    value = line[spot.column :]
    mention = _MENTION.match(value)
    rule = "yaml-mention" if mention else "yaml-leading-character"
    begin = "[[" if mention else value[0]
    kind = "map" if value[0] == "{" else "list"
    message = f"YAML takes {begin} at the start of a text for a {kind}"
    text_only = not spot.item and spot.field in TEXTS
    fields = not text_only and any(sheet.names.is_field(word) for word in _FIELD.findall(value))
    fix = fix_of(sheet, spot, comment_after) if not fields else ()
    names_something = spot.field in (ID_LISTS if spot.item else IDS)
    if mention and names_something and mention.end() == len(value):
        fix = (line[: spot.column] + mention[1],)
    help = "" if fix else _balanced(value)
    width = mention.end() if mention else 1
    sheet.tell(Trap(rule, spot.line, spot.column, width, message, help, spot.line, fix))


def _balanced(value: str) -> str:
    """What may be meant where neither words nor fields are certain: a bracket too few, or one too many."""
    close, kind = ("]", "list") if value[0] == "[" else ("}", "map")
    more = value.count(value[0]) - value.count(close)
    text = "if it is text, put it in 'single quotes'"
    if more > 0:
        return f"end the {kind} with {close * min(more, 2)}; {text}"
    return f"delete the {close} that is too many; {text}" if more < 0 else "put the text in 'single quotes'"


def _tell_parts(sheet: ScannedFile, spot: Spot, line: str) -> None:
    """Tell every broken part; mend the line when all of them are certain."""
    broken = list(broken_parts(line, spot.column, spot.field, sheet.names))
    if not broken:
        return
    fixed = _mended(line, broken)
    help = "" if fixed else "put the text in 'single quotes', or write each field on a line of its own"
    fix = (fixed,) if fixed else ()
    sheet.tell(
        *(
            Trap(one.rule, spot.line, one.start, one.end - one.start, one.message, help, spot.line, fix)
            for one in broken
        )
    )


def _mended(line: str, broken: Sequence[Broken]) -> str:
    if any(one.mended is None for one in broken):
        return ""
    for one in sorted(broken, key=lambda one: one.start, reverse=True):
        line = line[: one.start] + str(one.mended) + line[one.end :]
    return line


def _closed_later(sheet: ScannedFile, spot: Spot) -> int:
    """The line on which a list or map that goes on over several lines ends properly; 0 when it does not."""
    lines = [sheet.work[spot.line]]
    for line in range(spot.line + 1, min(len(sheet.work), spot.line + _MAX_AHEAD)):
        text = sheet.work[line]
        content = text.lstrip(" ")
        if 0 <= sheet.indents[line] <= spot.parent and (is_item(content) or split_key(content)):
            break
        lines.append(text)
    whole = "\n".join(lines)
    close = close_of(whole, spot.column, strict=True)
    if close < 0:
        return 0
    rest = whole[close:].split("\n", 1)[0].strip(" \t")
    return 0 if rest and rest[0] != "#" else spot.line + whole.count("\n", 0, close)
