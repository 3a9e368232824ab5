"""How a verb ends that cannot do its work because of what people wrote: the problems, and exit code 1."""

from __future__ import annotations

from typing import NoReturn

import click

from kb.cli.options import wants_color
from kb.problem import Refused
from kb.report import FORMATS
from kb.report.report import Report


def show_refused(error: Refused, what: str = "", *, err: bool = True) -> int:
    """Print the problems, on standard error where the work itself is printed; then there `what` became of the work.

    The exit code.
    """
    click.echo(FORMATS["text"](Report(error.problems, color=wants_color() and not err)), err=err)
    if what:
        click.echo(f"kb: {what}", err=True)
    return 1


def end_refused(error: Refused, what: str, *, err: bool = True) -> NoReturn:
    """The same, and the run ends."""
    raise SystemExit(show_refused(error, what, err=err)) from None
