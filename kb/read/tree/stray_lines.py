"""Lines pasted at the left edge of a record that are no fields: a chat, a table, a mail. Told once for all of them.

Asked when a file is not YAML; the lines may be fields to nobody, so none of them is mended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.problem import Place, Problem
from kb.read.traps.plain import split_key

STRANGE = "are no fields of a record"
_ABOUT = frozenset({"yaml-syntax", "bad-key"})
_FIELD = re.compile(r"[A-Za-z_][\w-]*$")
_ITEM = re.compile(r"-(?:\s|$)|%|---|\.\.\.")
"""Begins an item, or what only YAML writes."""


def take_out(text: str, broken: Sequence[Problem]) -> tuple[str, list[Problem]]:
    """`text` without the runs of such lines that are among what is `broken`, and a problem for each run.

    Lines keep their numbers.
    """
    lines = text.split("\n")
    found: list[Problem] = []
    at = {problem.place.line - 1: problem for problem in reversed(broken) if problem.rule in _ABOUT}
    for run in _runs(lines):
        met = next((at[line] for line in (*run, run.stop) if line in at), None)
        if met is None or len(run) < 2:
            continue
        found.append(_of_run(met.place, run, lines[run.start]))
        lines[run.start : run.stop] = [""] * len(run)
    return "\n".join(lines), found


def _of_run(place: Place, run: range, text: str) -> Problem:
    message = f"lines {run.start + 1} to {run.stop} {STRANGE}"
    help = "indent them by two blanks, below a field for text, such as:  summary: |"
    at = replace(place, line=run.start + 1, column=1, width=len(text), text=text)
    return Problem(at, "yaml-syntax", message, help=help)


def _runs(lines: Sequence[str]) -> list[range]:
    """Stretches of lines at the left edge that name no field; blank lines may stand between them."""
    found: list[range] = []
    first = last = -1
    for number, text in enumerate([*lines, "end:"]):
        if _is_strange(text):
            first, last = (number if first < 0 else first), number
        elif text.strip() and first >= 0:
            found.append(range(first, last + 1))
            first = -1
    return found


def _is_strange(text: str) -> bool:
    if not text.strip() or text[0] in " \t#" or _ITEM.match(text):
        return False
    key = split_key(text)
    return key is None or not _FIELD.match(key[0])
