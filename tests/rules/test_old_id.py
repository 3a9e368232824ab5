from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


def test_an_alias_is_a_hint_with_the_id_of_today(shelf: Shelf, problems: Find) -> None:
    root = shelf(
        """
        logs/pitfalls/new.yml
        | title: New
        | aliases:
        |   - old
        logs/windows/night.yml
        | title: A night
        | pitfalls_avoided:
        |   - old
        |   - new
        | impact: See [[old#avoid]] and [[new]].
        """
    )
    field, mention = [problem for problem in problems(root) if problem.rule == "old-id"]
    assert (field.level, field.message, field.help) == (Level.HINT, "'old' is called 'new' today", "write new")
    assert field.place.text == "  - old"
    assert mention.help == "write [[new]]"
    assert mention.place.column == len("impact: See ") + 1


def test_an_unknown_id_is_another_rules_matter(shelf: Shelf, problems: Find) -> None:
    root = shelf("logs/windows/night.yml\n| title: A night\n| impact: See [[old]].\n")
    assert [problem.rule for problem in problems(root) if problem.rule in ("old-id", "known-reference")] == [
        "known-reference"
    ]


def test_the_place_in_a_text_that_begins_on_a_later_line(shelf: Shelf, problems: Find) -> None:
    root = shelf(
        """
        logs/pitfalls/new.yml
        | title: New
        | aliases:
        |   - old
        logs/windows/night.yml
        | title: A night
        | pitfalls_avoided:
        |   -
        |     id: old
        | impact: |
        |   One.
        |   [[old]]
        """
    )
    assert [one.place.line for one in problems(root) if one.rule == "old-id"] == [4, 7]
