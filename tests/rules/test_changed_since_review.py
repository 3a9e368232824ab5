from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kb.pipeline import check
from kb.problem import Problem
from kb.rules import judge

Shelf = Callable[[str], Path]

NIGHT = """
    logs/windows/night.yml
    | title: A night
    | window:
    |   start: 2026-02-14 02:00
    | reviewed_by:
    |   - role: expert
    |     revision: 4c1e9aa
    |   - role: dba
    |     revision: 4c1e9aa
"""


def found(root: Path, *changed: str, now: str = "2026-02-13 18:00") -> list[Problem]:
    """What the rule says when the plan is not what it was at these commits."""
    checked = check(root, now)
    library = replace(checked.library, changed_since_review=frozenset(("night", revision) for revision in changed))
    return [problem for problem in judge(library, checked.now) if problem.rule == "changed-since-review"]


def test_each_role_is_asked_again(shelf: Shelf) -> None:
    expert, dba = found(shelf(NIGHT), "4c1e9aa")
    assert expert.message == "the plan has changed since expert reviewed it at 4c1e9aa"
    assert expert.help == "ask for a look at: git diff 4c1e9aa -- logs/windows/night.yml; then write the new revision"
    assert (expert.place.line, expert.place.text) == (6, "    revision: 4c1e9aa")
    assert dba.place.line == 8


def test_an_unchanged_plan(shelf: Shelf) -> None:
    assert not found(shelf(NIGHT))
    assert not found(shelf(NIGHT), "0000000")


def test_of_each_role_the_last_review_counts(shelf: Shelf) -> None:
    again = NIGHT + "|   - role: Expert\n    |     revision: 9f00d1e\n"
    (dba,) = found(shelf(again), "4c1e9aa")
    assert "dba" in dba.message
    assert len(found(shelf(again), "4c1e9aa", "9f00d1e")) == 2


def test_silent_for_what_is_over_has_an_outcome_or_was_never_planned(shelf: Shelf) -> None:
    assert not found(shelf(NIGHT), "4c1e9aa", now="2026-02-15 00:00")
    assert not found(shelf(NIGHT + "| outcome: completed\n"), "4c1e9aa")
    root = shelf(NIGHT.replace("windows", "incidents"))
    (root / "logs/windows/night.yml").unlink()
    assert not found(root, "4c1e9aa")
