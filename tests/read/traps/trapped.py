"""What the tests of traps ask of a text: which traps it holds, and what is read in it once they are mended."""

from __future__ import annotations

from typing import Any

from kb.problem import Problem
from kb.read.fitting.fit import plain_data
from kb.read.record import FIELD_NAMES
from kb.read.traps import find_traps, mend
from kb.read.tree.compose import compose


def traps(text: str) -> list[Problem]:
    """The traps in a record's text."""
    return find_traps(text, "logs/windows/x.yml", FIELD_NAMES)


def rules(text: str) -> list[str]:
    """Their names, in the order of the text."""
    return [problem.rule for problem in traps(text)]


def read(text: str) -> Any:
    """The fields of a text that is YAML."""
    root, problems = compose(text, "logs/windows/x.yml")
    assert not problems
    assert root is not None
    return plain_data(root)


def mended(text: str) -> Any:
    """The fields of a text whose traps can all be mended: in one go, each line in its place."""
    found = traps(text)
    assert found
    assert all(problem.edit for problem in found)
    once = mend(text, found)
    assert once.count("\n") == text.count("\n")
    assert not traps(once), "mending uncovers no other trap"
    return read(once)
