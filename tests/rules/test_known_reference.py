from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


PITFALL = """
logs/pitfalls/page-lost.yml
| title: The page is lost
| aliases:
|   - page-gone
logs/checklists/before-apply.yml
| title: Before applying
"""


def found(shelf: Shelf, problems: Find, log: str, others: str = PITFALL) -> list[Problem]:
    lines = "".join(f"| {line}\n" for line in f"title: A night\n{log}".splitlines())
    return [
        one for one in problems(shelf(f"{others}\nlogs/windows/night.yml\n{lines}")) if one.rule == "known-reference"
    ]


@pytest.mark.parametrize(
    "log",
    [
        "follows:\n  - nothing-here",
        "checklists:\n  - nothing-here",
        "deviations:\n  - seen: x\n    pitfall: nothing-here",
        "actions:\n  - do: x\n    for:\n      - nothing-here",
        "pitfalls_avoided:\n  - nothing-here",
        "pitfalls_avoided:\n  - id: nothing-here",
        "waive:\n  - pitfall: nothing-here\n    because: x",
        "summary: See [[nothing-here]].",
        "lessons:\n  - |\n    Two lines,\n    see [[nothing-here|that]].",
    ],
)
def test_an_id_that_is_nobodys(shelf: Shelf, problems: Find, log: str) -> None:
    (problem,) = found(shelf, problems, log)
    assert problem.level is Level.ERROR
    assert problem.message == "no record is called 'nothing-here'"
    line = problem.place.text
    assert "nothing-here" in line[problem.place.column - 1 : problem.place.column - 1 + problem.place.width]


def test_in_pitfalls_and_checklists_too(shelf: Shelf, problems: Find) -> None:
    others = """
    logs/pitfalls/old.yml
    | title: Old
    | replaced_by: nothing-here
    logs/checklists/list.yml
    | title: List
    | pauses:
    |   - pause: before
    |     items:
    |       - do: Look
    |         from:
    |           - nothing-there
    """
    told = [problem.message for problem in found(shelf, problems, "", others)]
    assert told == ["no record is called 'nothing-there'", "no record is called 'nothing-here'"]


def test_the_nearest_id_is_proposed(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, "pitfalls_avoided:\n  - page-los")
    assert problem.help == "did you mean 'page-lost'?"
    (problem,) = found(shelf, problems, "summary: See [[page-los]].")
    assert problem.help == "did you mean [[page-lost]]?"
    (problem,) = found(shelf, problems, "pitfalls_avoided:\n  - PAGE-LOST")
    assert problem.help == "did you mean 'page-lost'?"
    (problem,) = found(shelf, problems, "summary: See [[zzzzzzzzzzzz]].")
    assert problem.help == r"write \[[ if it is no mention"


def test_only_so_many_ids_get_a_guess(shelf: Shelf, problems: Find) -> None:
    many = "".join(f"  - page-lost-{number}\n" for number in range(60))
    helps = [problem.help for problem in found(shelf, problems, f"pitfalls_avoided:\n{many}")]
    assert len(helps) == 60
    assert len([help for help in helps if help.startswith("did you mean")]) == 50


def test_ids_aliases_and_none_are_known(shelf: Shelf, problems: Find) -> None:
    log = (
        "pitfalls_avoided:\n  - page-lost\n  - page-gone\nsummary: See [[page-gone#avoid|this]] and [[before-apply]].\n"
    )
    assert not found(shelf, problems, log + "deviations:\n  - seen: x\n    pitfall: none")


@pytest.mark.parametrize("word", ["None", "なし", "n/a", "-"])
def test_other_words_for_none(shelf: Shelf, problems: Find, word: str) -> None:
    (problem,) = found(shelf, problems, f"deviations:\n  - seen: x\n    pitfall: '{word}'")
    assert problem.help == "write pitfall: none"


def test_an_id_whose_file_cannot_be_read_exists(shelf: Shelf, problems: Find) -> None:
    broken = PITFALL + "logs/pitfalls/broken.yml\n| - not a map\n"
    assert not found(shelf, problems, "pitfalls_avoided:\n  - broken\nsummary: See [[broken]].", broken)


@pytest.mark.parametrize(
    ("log", "message"),
    [
        ("deviations:\n  - seen: x\n    pitfall: before-apply", "'before-apply' is a checklist, not a pitfall"),
        ("pitfalls_avoided:\n  - night", "'night' is a log, not a pitfall"),
        ("waive:\n  - pitfall: night\n    because: x", "'night' is a log, not a pitfall"),
        ("checklists:\n  - page-gone", "'page-gone' is a pitfall, not a checklist"),
        ("follows:\n  - page-lost", "'page-lost' is a pitfall, not a log"),
    ],
)
def test_a_record_of_the_wrong_kind(shelf: Shelf, problems: Find, log: str, message: str) -> None:
    (problem,) = found(shelf, problems, log)
    assert problem.message == message


def test_an_action_may_be_for_any_kind(shelf: Shelf, problems: Find) -> None:
    log = "actions:\n  - do: x\n    for:\n      - page-lost\n      - before-apply\n      - night"
    assert not found(shelf, problems, log)


def test_pasted_output_and_escaped_brackets_are_no_mentions(shelf: Shelf, problems: Find) -> None:
    log = "deviations:\n  - seen: '\\[[no-mention]]'\n    error: if [[foo]]; then\n"
    assert not found(shelf, problems, f"{log}steps:\n  - do: x\n    command: '[[foo]]'")


def test_the_same_mention_twice_in_a_text_is_told_once(shelf: Shelf, problems: Find) -> None:
    assert len(found(shelf, problems, "summary: '[[gone]] and [[gone]]'")) == 1


def test_a_longer_name_is_not_taken_for_the_place(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, "summary: |\n  First [[page-lost]],\n  then [[page]].")
    assert problem.place.text == "  then [[page]]."


def test_none_is_proposed_for_a_deviation_only(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, "pitfalls_avoided:\n  - n/a")
    assert problem.help == "write the id of a record: its file's name without folder and .yml"
    (problem,) = found(shelf, problems, "deviations:\n  - seen: x\n    pitfall: zzzzzzzzzz")
    assert problem.help == "write the id of a record: its file's name without folder and .yml"


def test_the_fiftieth_guess_is_given_again(shelf: Shelf, problems: Find) -> None:
    many = "".join(f"  - page-lost-{number}\n" for number in range(50))
    helps = [one.help for one in found(shelf, problems, f"pitfalls_avoided:\n{many}impact: See [[page-lost-49]].\n")]
    assert len([help for help in helps if help.startswith("did you mean")]) == 51
