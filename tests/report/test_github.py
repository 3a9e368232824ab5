from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.problem import Level, Problem
from kb.report.github import as_annotations
from kb.report.report import Report

Make = Callable[..., Problem]


def test_one_command_for_each_problem_then_the_summary(problem: Make) -> None:
    assert as_annotations(Report((problem(help="did you mean 'decide_by'?"),), prefix="kb/")).splitlines() == [
        (
            "::error file=kb/logs/windows/x.yml,line=12,col=3,endColumn=13,title=kb unknown-field"
            "::'decided_by' is not a field of window%0Adid you mean 'decide_by'?"
        ),
        "1 problem (1 error) in 1 file",
    ]


@pytest.mark.parametrize(("level", "command"), [("error", "error"), ("warning", "warning"), ("hint", "notice")])
def test_levels_are_githubs(problem: Make, level: str, command: str) -> None:
    assert as_annotations(Report((problem(level=Level(level)),))).startswith(f"::{command} ")


def test_nothing_in_a_text_ends_the_command(problem: Make) -> None:
    one = problem(path="logs/a,b:c%.yml", message="100% of\r\n::error::forged")
    written = as_annotations(Report((one,))).splitlines()
    assert len(written) == 2
    assert "file=logs/a%2Cb%3Ac%25.yml," in written[0]
    assert written[0].endswith("::100%25 of%0D%0A::error::forged")
