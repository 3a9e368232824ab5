from __future__ import annotations

import json
from collections.abc import Callable

from kb.problem import Edit, Level, Problem
from kb.report.json import as_json
from kb.report.report import Report

Make = Callable[..., Problem]


def test_every_part_of_a_problem_comes_back(problem: Make) -> None:
    one = problem(help="did you mean 'decide_by'?", record="x", edit=Edit(12, 12, ("  decide_by: 03:30",)))
    assert json.loads(as_json(Report((one,), 3))) == {
        "version": 1,
        "summary": {"errors": 1, "warnings": 0, "hints": 0, "files": 1, "records": 3},
        "problems": [
            {
                "path": "logs/windows/x.yml",
                "line": 12,
                "column": 3,
                "width": 10,
                "level": "error",
                "rule": "unknown-field",
                "message": "'decided_by' is not a field of window",
                "help": "did you mean 'decide_by'?",
                "record": "x",
                "fix": {"first": 12, "last": 12, "lines": ["  decide_by: 03:30"]},
            }
        ],
    }


def test_without_a_certain_correction_there_is_no_fix(problem: Make) -> None:
    assert "fix" not in json.loads(as_json(Report((problem(level=Level.HINT),))))["problems"][0]


def test_an_empty_report_is_whole() -> None:
    assert json.loads(as_json(Report(()))) == {
        "version": 1,
        "summary": {"errors": 0, "warnings": 0, "hints": 0, "files": 0, "records": 0},
        "problems": [],
    }


def test_japanese_stays_readable(problem: Make) -> None:
    assert "'作業' がない" in as_json(Report((problem(message="'作業' がない"),)))
