"""Corrections of lines, and their diff. Pure: text in, text out; line ends, BOM and a missing last one are kept.

What is certain enough to be an edit, its maker decides; writing files is `kb.atomic`'s work.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from kb.problem import Edit

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_BOM = "\ufeff"


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits` applied; of two edits that overlap the first wins, one outside the text does nothing."""
    edits = list(edits)
    if not edits:
        return text
    bom = _BOM if text.startswith(_BOM) else ""
    lines = _split(text.removeprefix(_BOM))
    accepted: list[Edit] = []
    for edit in edits:
        fits = 1 <= edit.first <= edit.last <= len(lines)
        if fits and not any(edit.first <= other.last and other.first <= edit.last for other in accepted):
            accepted.append(edit)
    for edit in sorted(accepted, key=lambda edit: edit.first, reverse=True):
        ends = [end for _, end in lines[edit.first - 1 : edit.last]]
        lines[edit.first - 1 : edit.last] = _with_ends(edit.lines, ends)
    return bom + "".join(line + end for line, end in lines)


def unified_diff(path: str, before: str, after: str) -> str:
    """What turns `before` into `after`, as a unified diff that `git apply` takes; empty when they are the same."""
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (before, after))
    found = difflib.unified_diff(old, new, f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in found)


def _split(text: str) -> list[tuple[str, str]]:
    """Each line with its line end; what follows the last line end is a line only when it is not empty."""
    return [(match[1], match[2]) for match in _LINE.finditer(text) if match[0]]


def _with_ends(lines: tuple[str, ...], ends: list[str]) -> list[tuple[str, str]]:
    """The new lines with the ends of those they replace; one line more gets the first end, the last keeps its own."""
    usual = ends[0] or "\n"
    inner = [end or usual for end in ends[:-1]]
    missing = len(lines) - len(ends)
    new_ends = [*inner, *[usual] * missing, ends[-1]] if missing >= 0 else [*inner[: len(lines) - 1], ends[-1]]
    return list(zip(lines, new_ends, strict=False))
