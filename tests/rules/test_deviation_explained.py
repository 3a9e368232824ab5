from __future__ import annotations

from collections.abc import Callable

from kb.problem import Problem

Told = Callable[..., list[Problem]]

NIGHT = """
deviations:
  - seen: The plan failed
    {fields}
"""


def test_what_is_missing_is_named(told: Told) -> None:
    (problem,) = told("deviation-explained", "deviations:\n  - The plan failed\n")
    assert problem.message == (
        "deviation 1 does not say what was done about it (did) nor which pitfall it was (pitfall)"
    )
    assert problem.place.text == "  - The plan failed"
    (problem,) = told("deviation-explained", NIGHT.format(fields="did: Ran it again"))
    assert problem.message == "deviation 1 does not say which pitfall it was (pitfall)"
    assert problem.help == "add pitfall: the id of a pitfall, or none"
    (problem,) = told("deviation-explained", NIGHT.format(fields="pitfall: none"))
    assert problem.message == "deviation 1 does not say what was done about it (did)"


def test_none_is_an_answer(told: Told) -> None:
    assert not told("deviation-explained", NIGHT.format(fields="did: Ran it again\n    pitfall: none"))


def test_blank_words_are_no_words(told: Told) -> None:
    assert told("deviation-explained", NIGHT.format(fields="did: '  '\n    pitfall: none"))


def test_in_incidents_too(told: Told) -> None:
    assert told("deviation-explained", "deviations:\n  - The plan failed\n", folder="incidents")
