from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.problem import Level, Problem
from kb.report.report import Report

Make = Callable[..., Problem]


@pytest.mark.parametrize(
    ("levels", "summary"),
    [
        ("", "no problems in 27 records"),
        ("h", "no problems in 27 records, 1 hint"),
        ("e", "1 problem (1 error) in 1 file"),
        ("ww", "2 problems (2 warnings) in 2 files"),
        ("eww", "3 problems (1 error, 2 warnings) in 3 files"),
        ("ehh", "1 problem (1 error) in 1 file, 2 hints"),
    ],
)
def test_the_summary_counts(problem: Make, levels: str, summary: str) -> None:
    weights = {"e": Level.ERROR, "w": Level.WARNING, "h": Level.HINT}
    problems = [problem(level=weights[one], path=f"logs/windows/{index}.yml") for index, one in enumerate(levels)]
    assert Report(tuple(problems), 27).summary == summary


def test_one_record_is_no_plural() -> None:
    assert Report((), 1).summary == "no problems in 1 record"


def test_a_file_counts_once(problem: Make) -> None:
    assert Report((problem(line=1), problem(line=2))).files == 1


def test_the_prefix_leads_to_the_file(problem: Make) -> None:
    assert Report((), prefix="team/kb/").path(problem()) == "team/kb/logs/windows/x.yml"
