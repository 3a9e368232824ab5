from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


def found(shelf: Shelf, problems: Find, text: str) -> list[Problem]:
    return [one for one in problems(shelf(text)) if one.rule == "alias-collision"]


def test_two_records_with_the_same_alias_are_both_told(shelf: Shelf, problems: Find) -> None:
    first, second = found(
        shelf,
        problems,
        """
        logs/pitfalls/a-one.yml
        | title: One
        | aliases:
        |   - old
        logs/checklists/b-two.yml
        | title: Two
        | aliases:
        |   - old
        """,
    )
    assert first.level is Level.ERROR
    assert first.message == "'old' is an alias of 'a-one' too"
    assert second.message == "'old' is an alias of 'b-two' too"


def test_an_alias_that_is_an_id(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(
        shelf,
        problems,
        """
        logs/pitfalls/one.yml
        | title: One
        | aliases:
        |   - fine
        |   - two
        logs/incidents/two.yml
        | title: Two
        """,
    )
    assert problem.message == "'two' is the id of another record"
    assert problem.place.text == "  - two"


def test_the_id_of_a_file_that_cannot_be_read_is_taken_too(shelf: Shelf, problems: Find) -> None:
    text = "logs/pitfalls/one.yml\n| title: One\n| aliases:\n|   - two\nlogs/incidents/two.yml\n| - no map\n"
    assert len(found(shelf, problems, text)) == 1


def test_ones_own_id(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, "logs/pitfalls/one.yml\n| title: One\n| aliases:\n|   - one\n")
    assert problem.message == "'one' is this record's own id"


def test_the_same_alias_twice_in_one_record_does_no_harm(shelf: Shelf, problems: Find) -> None:
    assert not found(shelf, problems, "logs/pitfalls/one.yml\n| title: One\n| aliases:\n|   - old\n|   - old\n")
