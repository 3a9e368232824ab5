from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.problem import Problem

NIGHT = """
logs/windows/night.yml
| title: A night
logs/windows/night.journal.jsonl
| {"at": "2026-02-14T02:12+09:00", "verb": "begin"}
"""


def test_the_record_is_named_and_what_to_type(
    shelf: Callable[[str], Path], problems: Callable[[Path], list[Problem]]
) -> None:
    (problem,) = [one for one in problems(shelf(NIGHT)) if one.rule == "notes-wait"]
    assert (problem.place.path, problem.record) == ("logs/windows/night.yml", "night")
    assert problem.help.endswith("kb log close --record night")


def test_notes_without_a_record_are_told(
    shelf: Callable[[str], Path], problems: Callable[[Path], list[Problem]]
) -> None:
    told = {one.rule: one for one in problems(shelf(NIGHT.replace("night.yml", "another.yml")))}
    assert told["misplaced"].place.path == "logs/windows/night.journal.jsonl"
    assert "notes-wait" not in told


def test_a_record_that_cannot_be_read_is_not_missing(
    shelf: Callable[[str], Path], problems: Callable[[Path], list[Problem]]
) -> None:
    told = {one.rule for one in problems(shelf(NIGHT.replace("title: A night", "- title: A night")))}
    assert "not-a-map" in told
    assert "misplaced" not in told
