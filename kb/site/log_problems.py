"""Problems in MkDocs' log, at the level that MkDocs counts under `--strict`."""

from __future__ import annotations

import logging

from kb.problem import Level, Problem
from kb.secrets.file_names import masked_name

log = logging.getLogger("mkdocs.plugins.kb")


def log_problem(problem: Problem, *, strict_lessons: bool) -> None:
    """Say a problem: a misfit is a warning, a lesson only when `strict_lessons` asks for it."""
    lesson = problem.level is not Level.ERROR
    level = logging.INFO if lesson and not (strict_lessons and problem.level is Level.WARNING) else logging.WARNING
    log.log(level, sentence(problem))


def sentence(problem: Problem) -> str:
    """The problem in one line: place, level, rule, message."""
    place = problem.place
    return f"{masked_name(place.path)}:{place.line}:{place.column}: {problem.level}[{problem.rule}] {problem.message}"
