"""Records that could not be read whole: which they are, and the one line that says so."""

from __future__ import annotations

from collections.abc import Sequence

import click

from kb.library import Library
from kb.problem import Level, Problem


def read_in_part(problems: Sequence[Problem]) -> frozenset[str]:
    """The paths of files that were read in part, or not at all."""
    return frozenset(problem.place.path for problem in problems if problem.level is Level.ERROR)


def tell_unread(library: Library, problems: Sequence[Problem], missing: str) -> None:
    """Say on standard error that there are such files; `missing` is what was not done with them."""
    if library.broken or read_in_part(problems):
        click.echo(f"Some files could not be read whole, and not {missing}; see kb check.", err=True)
