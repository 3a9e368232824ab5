"""The walk over the lines of a record: fields, items and values, and what stands where none of them can.

Knows columns and which maps and lists are open; the traps themselves are in the files beside it.
"""

from __future__ import annotations

import re

from kb.read.traps.entry import parse_entry
from kb.read.traps.field_names import TEXTS
from kb.read.traps.folded import tell_folded_text
from kb.read.traps.items import tell_sentence
from kb.read.traps.marks import unknown_word
from kb.read.traps.pasted import add_header, needs_header
from kb.read.traps.places import ROOT, Open, OpenLevel, Stand, is_own, stand_of
from kb.read.traps.plain import LEADING, TROUBLE, Spot, first_trouble
from kb.read.traps.scanned import BLANK, ScannedFile, Trap
from kb.read.traps.slips import MAY_SLIP, mend_slip
from kb.read.traps.values import judge_value, tell_colon, tell_cut

_BETWEEN = re.compile(r"(?:---|\.\.\.)(?:[ \t]|$)|%")


class LineScan:
    """One walk over the lines of one file."""

    def __init__(self, sheet: ScannedFile) -> None:
        self.sheet = sheet
        self.open_levels: list[OpenLevel] = []
        self.waiting: Open | None = ROOT
        self.before: Spot | None = None
        """The plain text on the lines before, if it was one."""

    def run(self) -> None:
        """Walk to the end, or until enough is found."""
        line, end = 0, len(self.sheet.work)
        while line < end and not self.sheet.is_full:
            line = self._step(line)

    def _step(self, line: int) -> int:
        """One line; the line to go on with, which is the same when it was mended first."""
        indent, text = self.sheet.indents[line], self.sheet.work[line]
        if indent == BLANK or text[indent] == "#":
            return line + 1
        if not indent and _BETWEEN.match(text):
            self.open_levels, self.waiting, self.before = [], ROOT, None
            return line + 1 if len(text.split()) == 1 or text[0] == "%" else len(self.sheet.work)
        if MAY_SLIP.match(text) and (slip := mend_slip(self.sheet, line, self.open_levels, self.waiting)):
            return line if slip > 0 else line + 1
        return self._entry(line, indent, text)

    def _entry(self, line: int, indent: int, text: str) -> int:
        dashes, word, column, value_column = parse_entry(text)
        stand, depth = stand_of(self.open_levels, self.waiting, indent, item=bool(dashes))
        if stand is not Stand.CHILD and not dashes and (after := self._lost_text(word)) > line:
            return after
        del self.open_levels[depth:]
        self.sheet.is_own = is_own(self.open_levels, column)
        if dashes:
            self._enter_items(indent, dashes, stand)
            return self._item(line, column, word, value_column)
        if not word:
            return self._bare(line, stand)
        if stand is Stand.CHILD and self.waiting and self._is_text(word, self.waiting):
            return self._text_below(line, self.waiting)
        return self._field(line, column, word, value_column)

    def _enter_items(self, indent: int, dashes: str, stand: Stand) -> None:
        """Open the lists whose dashes begin the line."""
        if stand is Stand.NEXT and len(dashes) < 3:
            return
        field = self.waiting.field if stand is Stand.CHILD and self.waiting else ""
        for offset, char in enumerate(dashes):
            if char == "-":
                top = self.open_levels[-1] if self.open_levels else None
                if top and top.is_list and top.column == indent + offset:
                    field = top.field
                else:
                    self.open_levels.append(OpenLevel(indent + offset, is_list=True, field=field))

    def _item(self, line: int, column: int, word: str | None, value_column: int) -> int:
        parent, field = self.open_levels[-1].column, self.open_levels[-1].field
        spot = Spot(line, column, parent, field, item=True)
        if not word:
            return self._value(spot)
        if tell_sentence(self.sheet, spot, word):
            self.waiting, self.before = None, spot
            return self.sheet.end_of(line, parent)
        return self._field(line, column, word, value_column)

    def _field(self, line: int, column: int, word: str, value_column: int) -> int:
        if self.open_levels and self.open_levels[-1].column == column and not self.open_levels[-1].is_list:
            self.open_levels.pop()
        self.open_levels.append(OpenLevel(column, is_list=False, field=word))
        self.sheet.is_own = self.sheet.is_own or word.startswith("x-")
        return self._value(Spot(line, value_column, column, word, item=False))

    def _value(self, spot: Spot) -> int:
        """The value of a field or item: on this line, or below when there is none."""
        sheet, line = self.sheet, spot.line
        text = sheet.work[line]
        if text[spot.column : spot.column + 1] == "#" or not text[spot.column :].strip(" \t"):
            has_more = sheet.end_of(line, spot.parent) > sheet.next_filled(line + 1)
            if text[spot.column + 1 : spot.column + 2].strip() and not has_more:
                tell_cut(sheet, spot, line, spot.column)
            self.waiting, self.before = Open(line, spot.parent, spot.field, spot.item), None
            return line + 1
        self.waiting, self.before = None, spot
        if not LEADING.match(text, spot.column) and not TROUBLE.search(text, spot.column):
            after = line + 1
            if after == len(sheet.work) or BLANK < sheet.indents[after] <= spot.parent:
                return after
        return judge_value(sheet, spot, self.open_levels)

    def _is_text(self, word: str | None, waiting: Open) -> bool:
        """Whether a line (that looks like the field `word`) is text, as the field above it takes nothing else."""
        if waiting.item or waiting.field not in TEXTS or is_own(self.open_levels, waiting.column + 1):
            return False
        names = self.sheet.names
        return not word or not (names.is_field(word) or names.is_nearly_field(word))

    def _text_below(self, line: int, waiting: Open) -> int:
        """Text below its field that YAML does not take for text: one line in quotes, several as a block."""
        sheet = self.sheet
        self.waiting, self.before = None, None
        end = sheet.end_of(waiting.line, waiting.column)
        if sum(sheet.indents[number] != BLANK for number in range(waiting.line + 1, end)) > 1:
            return max(line + 1, add_header(sheet, self._header_spot(waiting), line, self.open_levels))
        spot = Spot(line, sheet.indents[line], waiting.column, waiting.field, item=False)
        trouble = first_trouble(sheet.work[line])
        tell_colon(sheet, spot, line, trouble.at if trouble else 0)
        return end

    def _lost_text(self, word: str | None) -> int:
        """Text at the left edge that belongs to the field above it; the line to go on with, 0 when it is none."""
        if self.waiting is None or not self._is_text(word, self.waiting):
            return 0
        return add_header(self.sheet, self._header_spot(self.waiting), 0, self.open_levels)

    def _header_spot(self, waiting: Open) -> Spot:
        colon = self.sheet.work[waiting.line].index(":", waiting.column)
        return Spot(waiting.line, colon + 2, waiting.column, waiting.field, item=False)

    def _bare(self, line: int, stand: Stand) -> int:
        """A line that is neither field nor item."""
        waiting, sheet = self.waiting, self.sheet
        if stand is not Stand.CHILD or waiting is None:
            return self._stray(line, stand)
        if waiting is ROOT and sheet.work[line][sheet.indents[line]] not in "[{":
            self._tell_unknown_word(line)
            return line + 1
        if waiting.field in TEXTS and not waiting.item and needs_header(sheet, line, waiting):
            return self._text_below(line, waiting)
        self.waiting = None
        if waiting.field in TEXTS and not waiting.item:
            spot = Spot(line, sheet.indents[line], waiting.column, waiting.field, item=False)
            tell_folded_text(sheet, spot, sheet.end_of(waiting.line, waiting.column), waiting.line)
        self.before = Spot(line, sheet.indents[line], waiting.column, waiting.field, waiting.item)
        return judge_value(sheet, self.before, self.open_levels)

    def _stray(self, line: int, stand: Stand) -> int:
        """A line that can be nothing where it stands: text that lost its indentation, or a field that YAML misses."""
        sheet, before = self.sheet, self.before
        if stand is Stand.NEXT and "：" in sheet.work[line] and not sheet.is_own:
            self._tell_unknown_word(line)
        elif before and (before.item or before.field in TEXTS):
            if not LEADING.match(sheet.work[before.line], before.column):
                content = sheet.work[line].strip()
                below = f"below '{before.field}'" if before.field else "as the lines above"
                message = f"this line is not indented {below}, so YAML does not take it for its text"
                help = f"write '{before.field or 'field'}: |', and below it all of the text, indented by two blanks"
                column = sheet.indents[line]
                sheet.tell(Trap("yaml-pasted-output", line, column, len(content), message, help))
            self.before = None
        return line + 1

    def _tell_unknown_word(self, line: int) -> None:
        sheet, indent = self.sheet, self.sheet.indents[line]
        if slip := unknown_word(sheet.work[line][indent:]):
            help = f"write:  {slip.mended}"
            sheet.tell(Trap(slip.rule, line, indent + slip.at, slip.width, slip.message, help))
