from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


def found(shelf: Shelf, problems: Find, items: int) -> list[Problem]:
    lines = ["title: Before", "pauses:", "  - pause: before-apply", "    items:"]
    lines += [f"      - Look {number}" for number in range(items)]
    text = "logs/checklists/before.yml\n" + "".join(f"| {line}\n" for line in lines)
    return [one for one in problems(shelf(text)) if one.rule == "checklist-short"]


def test_nine_are_fine_and_ten_are_not(shelf: Shelf, problems: Find) -> None:
    assert not found(shelf, problems, 9)
    (problem,) = found(shelf, problems, 10)
    assert problem.level is Level.WARNING
    assert problem.message == "the pause point 'before-apply' has 10 items, more than 9"
    assert problem.place.text == "    items:"
