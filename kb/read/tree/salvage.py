"""A file that is not YAML, without the fields that are broken, so that one run tells what is wrong with the others.

Only problems come of it: a record that lost a field is no record.
"""

from __future__ import annotations

import re

from kb.model.file.tree import Tree
from kb.problem import Problem
from kb.read.tree.compose import compose

SYNTAX = "yaml-syntax"
ROUNDS = 8
"""How many fields are taken out before the rest is given up."""
MOST_CHARACTERS = 200_000
_FIELD = re.compile(r"[^\s#-]")


def salvage(text: str, path: str, broken: list[Problem]) -> tuple[Tree | None, list[Problem]]:
    """The tree of what is left of `text` without its `broken` fields, and every problem met on the way.

    Lines keep their numbers. No tree when a problem other than the syntax stands in the way, or nothing is left.
    """
    lines = text.split("\n")
    told = list(broken)
    for _ in range(ROUNDS if len(text) <= MOST_CHARACTERS else 0):
        wrong = next((problem for problem in broken if problem.rule == SYNTAX), None)
        if wrong is None or not _take_out(lines, wrong.place.line - 1):
            break
        root, broken = compose("\n".join(lines), path)
        told += [problem for problem in broken if problem not in told]
        if root is not None:
            return root, told
    return None, told


def _take_out(lines: list[str], line: int) -> bool:
    """Empty the field of the first level that `line` is in; whether there was one and another is left."""
    starts = [number for number, text in enumerate(lines) if _FIELD.match(text)]
    before = [number for number in starts if number <= line]
    if not before or len(starts) < 2:
        return False
    first = before[-1]
    end = next((number for number in starts if number > first), len(lines))
    lines[first:end] = [""] * (end - first)
    return True
