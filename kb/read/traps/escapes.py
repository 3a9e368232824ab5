"""Backslashes in "double quotes": a pattern or a path that YAML would change or refuse.

Only quoted texts that begin and end on one line come here.
"""

from __future__ import annotations

import re

from kb.read.traps.plain import Spot, quote
from kb.read.traps.scanned import ScannedFile, Trap

_WINDOWS_PATH = re.compile(r"\b[A-Za-z]:(?=(\\[0abtnvfre])[A-Za-z])")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|([0abtnvfre \"/\\N_LP\t\n])|(.))")


def judge_escapes(sheet: ScannedFile, spot: Spot, string: re.Match[str]) -> None:
    """Tell the first backslash of `string`, which begins at `spot`, that does not mean what was typed."""
    inner, line = string[1], sheet.work[spot.line]
    wrong = next((found for found in _ESCAPE.finditer(inner) if found[2]), None)
    path = _WINDOWS_PATH.search(inner)
    if wrong is None and path is None:
        return
    at, what = (wrong.start(), f"and \\{wrong[2]} is none") if wrong else (0, "")
    if path and not wrong:
        at, what = path.start(1), f"and {path[1]} is not shown as typed"
    certain = not re.search(r"\\[\\\"]", inner)
    fixed = line[: spot.column] + quote(inner) + line[spot.column + string.end() :]
    message = f'in "double quotes" a \\ begins an escape, {what}'
    column = spot.column + 1 + at
    help = "" if certain else "put the text in 'single quotes'; there a \\ is a \\"
    fix = (fixed,) if certain else ()
    sheet.tell(Trap("yaml-backslash", spot.line, column, 2, message, help, spot.line, fix))
