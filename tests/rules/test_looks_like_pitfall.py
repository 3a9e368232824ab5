from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Problems = Callable[..., list[Problem]]

PITFALL = """
logs/pitfalls/plan-file-missing.yml
| title:
|   ja: 通信断で plan が失敗し、apply が「plan ファイルがない」と言う
|   en: The plan fails on a lost connection, and apply complains that the plan file is missing
| aliases:
|   - tfplan-missing
| avoid:
|   - Stop the job
| detect:
|   - error_text:
|       pattern: 'stat \\S+tfplan: no such file'
|     examples:
|       hit:
|         - text: "stat x.tfplan: no such file or directory"
|       clean:
|         - text: Saved
"""
BEFORE = """
logs/windows/2026-0{n}-01-night.yml
| title: Night {n}
| window:
|   start: 2026-0{n}-01 02:00
| outcome: completed-with-deviations
| deviations:
|   - seen: That again
|     did: Ran it again
|     pitfall: tfplan-missing
"""
NIGHT = """
logs/windows/tonight.yml
| title: Tonight
| window:
|   start: 2026-06-01 02:00
| outcome: completed-with-deviations
| deviations:
|   - seen: {seen}
|     did: Ran it again
"""
ERROR = "|     error: |\n|       Error on the way\n|       stat night.tfplan: no such file or directory\n"


@pytest.fixture
def told(shelf: Shelf, problems: Problems) -> Callable[..., list[Problem]]:
    def tell(text: str, *, seen: str = "It stopped", more: str = "") -> list[Problem]:
        found = problems(shelf(PITFALL + text + NIGHT.format(seen=seen) + more), "2026-11-27")
        assert not [one for one in found if one.level is Level.ERROR]
        return [one for one in found if one.rule == "looks-like-pitfall"]

    return tell


Told = Callable[..., list[Problem]]


def test_by_a_detector_with_what_is_known_of_it(told: Told) -> None:
    action = "| actions:\n|   - do: Stop the job after a failed plan\n|     for:\n|       - plan-file-missing\n"
    (problem,) = told(BEFORE.format(n=1) + action + BEFORE.format(n=2), more=ERROR)
    assert problem.message == (
        "deviation 1 looks like [[plan-file-missing]]: a detector matches line 2 of its error; met twice before; "
        "its action 'Stop the job after a failed plan' is still open since 2026-01-01"
    )
    assert problem.level is Level.WARNING
    assert problem.place.text.strip() == "error: |"


@pytest.mark.parametrize(
    "seen",
    [
        "apply が plan ファイルがないと言って止まった",
        "The plan failed on a lost connection; apply said the plan file is missing",
    ],
    ids=["ja", "en"],
)
def test_by_its_words_last(told: Told, seen: str) -> None:
    (problem,) = told("", seen=f"'{seen}'")
    assert "looks like [[plan-file-missing]]: no detector, but its words are alike (" in problem.message
    assert problem.message.endswith("not met before in these records")
    assert problem.place.text.startswith("  - seen:")


def test_a_detector_speaks_also_where_it_was_said_to_be_none(told: Told) -> None:
    (problem,) = told("", more=ERROR + "|     pitfall: none\n")
    assert "a detector matches" in problem.message


def test_words_do_not_speak_where_somebody_said_none(told: Told) -> None:
    assert not told("", seen="apply が plan ファイルがないと言って止まった", more="|     pitfall: none\n")


@pytest.mark.parametrize("link", ["|     pitfall: plan-file-missing\n", "|     pitfall: tfplan-missing\n"])
def test_silent_when_it_is_linked(told: Told, link: str) -> None:
    assert not told("", more=ERROR + link)


def test_silent_when_its_words_mention_it(told: Told) -> None:
    assert not told("", seen="'[[tfplan-missing]] again'", more=ERROR)


def test_silent_when_it_is_waived(told: Told) -> None:
    assert not told("", more=ERROR + "| waive:\n|   - pitfall: tfplan-missing\n|     because: A drill\n")


def test_silent_at_other_words_and_other_output(told: Told) -> None:
    assert not told("", seen="Somebody came late", more="|     error: connection refused\n")


def test_a_pasted_line_in_what_was_seen_counts_too(told: Told) -> None:
    (problem,) = told("", seen="'stat a.tfplan: no such file or directory'")
    assert "line 1 of what was seen" in problem.message


@pytest.mark.parametrize("state", ["status: retired", "status: draft", "draft: true"])
def test_pitfalls_that_do_not_count_are_silent(shelf: Shelf, problems: Problems, state: str) -> None:
    text = PITFALL.replace("| aliases:", f"| {state}\n| aliases:") + NIGHT.format(seen="plan ファイルがない") + ERROR
    assert not [one for one in problems(shelf(text), "2026-11-27") if one.rule == "looks-like-pitfall"]
