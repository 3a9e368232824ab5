"""The traps of one text, and the text without them. Only loaded for a record that may hold one."""

from __future__ import annotations

from kb.edits import apply_edits
from kb.problem import Problem
from kb.read.traps.field_names import FieldNames
from kb.read.traps.scan import LineScan
from kb.read.traps.scanned import ScannedFile


def find_traps(text: str, path: str, known: frozenset[str]) -> list[Problem]:
    """The traps in `text`, sorted, each with its edit when the correction is certain; `known` are all field names."""
    sheet = ScannedFile(text, path, FieldNames(known))
    LineScan(sheet).run()
    return sheet.problems()


def mend(text: str, problems: list[Problem]) -> str:
    """`text` with the edits of `problems`; of two that overlap the first wins."""
    return apply_edits(text, (problem.edit for problem in problems if problem.edit))
