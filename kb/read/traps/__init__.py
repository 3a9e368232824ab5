"""YAML traps that eat prose: found in the lines as typed, named, and mended where that is certain.

Looks at text only, before YAML sees it; what the fields mean, `kb.read.fit` judges.
"""

from __future__ import annotations

from kb.edits import apply_edits
from kb.problem import Problem
from kb.read.traps.calm import is_calm
from kb.read.traps.names import Names
from kb.read.traps.scan import Scan
from kb.read.traps.sheet import Sheet

__all__ = ["find_traps", "is_calm", "mend"]


def find_traps(text: str, path: str, known: frozenset[str]) -> list[Problem]:
    """The traps in `text`, sorted, each with its edit when the correction is certain; `known` are all field names."""
    sheet = Sheet(text, path, Names(known))
    Scan(sheet).run()
    return sheet.problems()


def mend(text: str, problems: list[Problem]) -> str:
    """`text` with the edits of `problems`; of two that overlap the first wins."""
    return apply_edits(text, (problem.edit for problem in problems if problem.edit))
