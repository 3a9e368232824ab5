"""Problems for programs: one JSON object whose shape only grows. `version` changes when a field goes or changes."""

from __future__ import annotations

import json
from typing import Any

from kb.problem import Level, Problem
from kb.report.report import Report
from kb.secrets.scan import mask

VERSION = 1


def as_json(report: Report) -> str:
    """`{version, summary, problems}`; places count from 1, in code points; `fix` replaces whole lines."""
    summary = {
        "errors": report.count(Level.ERROR),
        "warnings": report.count(Level.WARNING),
        "hints": report.count(Level.HINT),
        "files": report.files,
        "records": report.records,
    }
    problems = [_problem(problem, report) for problem in report.problems]
    return json.dumps({"version": VERSION, "summary": summary, "problems": problems}, ensure_ascii=False, indent=2)


def _problem(problem: Problem, report: Report) -> dict[str, Any]:
    found = {
        "path": report.path(problem),
        "line": problem.place.line,
        "column": problem.place.column,
        "width": problem.place.width,
        "level": problem.level.value,
        "rule": problem.rule,
        "message": problem.message,
        "help": problem.help,
        "record": mask(problem.record),
    }
    if problem.edit:
        edit = problem.edit
        return {**found, "fix": {"first": edit.first, "last": edit.last, "lines": list(edit.lines)}}
    return found
