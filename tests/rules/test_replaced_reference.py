from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]

CHAIN = """
logs/pitfalls/first.yml
| title: First
| replaced_by: second
| aliases:
|   - zeroth
logs/pitfalls/second.yml
| title: Second
| replaced_by: third
logs/pitfalls/third.yml
| title: Third
| summary: x
"""


def found(shelf: Shelf, problems: Find, text: str) -> list[Problem]:
    return [one for one in problems(shelf(text.replace("| summary: x\n", ""))) if one.rule == "replaced-reference"]


def test_the_last_of_the_chain_is_named(shelf: Shelf, problems: Find) -> None:
    field, mention = found(
        shelf,
        problems,
        f"{CHAIN}\nlogs/windows/n.yml\n| title: A night\n| pitfalls_avoided:\n|   - first\n| impact: See [[second]].\n",
    )[1:]
    assert (field.level, field.message, field.help) == (
        Level.WARNING,
        "'first' was replaced by 'third'",
        "write third",
    )
    assert (mention.message, mention.help) == ("'second' was replaced by 'third'", "write [[third]]")
    assert mention.place.text[mention.place.column - 1 :].startswith("[[second]]")


def test_replaced_by_is_a_reference_too(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, CHAIN)
    assert problem.place.path == "logs/pitfalls/first.yml"
    assert problem.message == "'second' was replaced by 'third'"


def test_an_alias_of_a_replaced_record(shelf: Shelf, problems: Find) -> None:
    text = f"{CHAIN}\nlogs/windows/night.yml\n| title: A night\n| impact: See [[zeroth]].\n"
    assert [one.message for one in found(shelf, problems, text)][1:] == ["'zeroth' was replaced by 'third'"]


def test_the_successor_may_speak_of_its_predecessors(shelf: Shelf, problems: Find) -> None:
    two = """
    logs/pitfalls/old.yml
    | title: Old
    | replaced_by: new
    | symptom: "[[old]] was about this"
    logs/pitfalls/new.yml
    | title: New
    | symptom: It took over from [[old]].
    """
    assert not found(shelf, problems, two)


def test_a_circle_is_told_at_each_of_its_records(shelf: Shelf, problems: Find) -> None:
    told = found(
        shelf,
        problems,
        """
        logs/pitfalls/a-one.yml
        | title: One
        | replaced_by: b-two
        logs/pitfalls/b-two.yml
        | title: Two
        | replaced_by: a-one
        logs/pitfalls/c-three.yml
        | title: Three
        | replaced_by: a-one
        logs/pitfalls/own.yml
        | title: Own
        | replaced_by: own
        logs/windows/night.yml
        | title: A night
        | pitfalls_avoided:
        |   - a-one
        |   - c-three
        """,
    )
    assert [problem.message for problem in told] == [
        "replaced_by leads round in a circle: a-one → b-two → a-one",
        "replaced_by leads round in a circle: b-two → a-one → b-two",
        "replaced_by leads round in a circle: own → own",
    ]
    assert {problem.place.text.partition(":")[0] for problem in told} == {"replaced_by"}


def test_a_successor_that_does_not_exist_is_another_rules_matter(shelf: Shelf, problems: Find) -> None:
    text = (
        "logs/pitfalls/old.yml\n| title: Old\n| replaced_by: new\nlogs/windows/n.yml\n| title: N\n| impact: '[[old]]'\n"
    )
    assert not found(shelf, problems, text)
