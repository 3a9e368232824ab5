"""Problems as annotations on a pull request: GitHub's workflow commands, one per line."""

from __future__ import annotations

from kb.problem import Level, Problem
from kb.report.report import Report

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}


def as_annotations(report: Report) -> str:
    """One command for each problem, then the summary as a plain line of the job's log."""
    return "\n".join([*(_annotation(problem, report) for problem in report.problems), report.summary])


def _annotation(problem: Problem, report: Report) -> str:
    place = problem.place
    properties = {
        "file": report.path(problem),
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.width),
        "title": f"kb {problem.rule}",
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{problem.message}\n{problem.help}" if problem.help else problem.message
    return f"::{COMMANDS[problem.level]} {written}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
