"""Text of several lines that YAML joins to one, where the lines count: pasted output, and lists and tables in prose.

Where a paragraph is only broken into lines, nothing is lost, and nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kb.problem import Level
from kb.read.traps.blocks import TextBlock
from kb.read.traps.field_names import OUTPUTS, PROSES
from kb.read.traps.plain import Spot
from kb.read.traps.scanned import BLANK, ScannedFile, Trap

_MARKDOWN = re.compile(r"[-*+] +\S|\d+[.)] +\S|[|>]|```|~~~")


def tell_folded_block(sheet: ScannedFile, block: TextBlock) -> None:
    """Tell that `>` joins lines that count, and write `|` in its place."""
    spot, header = block.spot, sheet.work[block.spot.line]
    lines = range(spot.line + 1, block.end)
    if header[spot.column] == ">" and (line := _lost_line(sheet, spot, lines, block.text_column)):
        fixed = f"{header[: spot.column]}|{header[spot.column + 1 :]}"
        _tell(sheet, spot, line, "because of >", (fixed,))


def tell_folded_text(sheet: ScannedFile, spot: Spot, end: int, above: int = -1) -> None:
    """Tell that lines of plain text that count are joined; `above` is the line of the field when it stands alone."""
    lines = range(spot.line, end)
    line = _lost_line(sheet, spot, lines, 0)
    if not line:
        return
    fix: tuple[str, ...] = ()
    if above >= 0 and all(sheet.indents[one] in (BLANK, sheet.indents[spot.line]) for one in lines):
        fix = (f"{sheet.work[above].rstrip()} |", *sheet.work[above + 1 : spot.line])
    _tell(sheet, spot._replace(line=above) if fix else spot, line, "without | after its name", fix)


def _lost_line(sheet: ScannedFile, spot: Spot, lines: Sequence[int], column: int) -> int:
    """The first line that loses its beginning, from 0; 0 when none does. With `column`, only lines that begin there."""
    if sheet.is_own or spot.item:
        return 0
    filled = [line for line in lines if sheet.indents[line] != BLANK]
    for before, line in pairwise(filled):
        if column and {sheet.indents[line], sheet.indents[before]} != {column}:
            continue
        if spot.field in PROSES:
            if line - before > 1 or _MARKDOWN.match(sheet.work[line], sheet.indents[line]):
                return line
        elif spot.field in OUTPUTS:
            return line
    return 0


def _tell(sheet: ScannedFile, spot: Spot, line: int, why: str, fix: tuple[str, ...]) -> None:
    column = sheet.indents[line]
    message = f"YAML joins this line of '{spot.field}' to the one above, {why}"
    help = f"write:  {fix[0].strip()}" if fix else f"write '{spot.field}: |', and below it all of the text, indented"
    level = Level.WARNING if spot.field in PROSES else Level.ERROR
    width = len(sheet.work[line]) - column
    sheet.tell(Trap("yaml-folded", line, column, width, message, help, spot.line, fix, level))
