"""The options that verbs share, and what they mean: which knowledge base, which day, which format."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

import click

from kb.late import late
from kb.model.times.exact import read_exact
from kb.model.times.placing import place
from kb.read.root import SETTINGS, find_root
from kb.report import FORMATS

if TYPE_CHECKING:
    from kb.atomic import end_what_was_begun
else:
    end_what_was_begun = late("kb.atomic:end_what_was_begun")


class Stop(click.ClickException):
    """Ends the run with one line and exit code 2: wrong usage, or nothing to work on."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line."""
        click.echo(f"kb: {self.format_message()}", file=file, err=file is None)


def stop(sentence: object) -> NoReturn:
    """End the run with one sentence and exit code 2."""
    raise Stop(str(sentence)) from None


def _read_now(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    try:
        if value is not None:
            place(read_exact(value), ZoneInfo("UTC"), None)
    except ValueError as error:
        stop(f"--now: {error}")
    return value


root_option = click.option(
    "--root",
    envvar="KB_ROOT",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help=f"The knowledge base: the folder with {SETTINGS}. Default: KB_ROOT, else the nearest folder upwards.",
)
now_option = click.option(
    "--now",
    metavar="TIME",
    callback=_read_now,
    help="What to take for today, such as '2026-02-13 18:00'. Default: as_of in kb.yml, SOURCE_DATE_EPOCH, the clock.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations, sarif for code scanning.",
)


def choose_root(given: Path | None, near: Path | None = None) -> Path:
    """The knowledge base a person means: `given`, else the one around the working folder, else around `near`.

    What a run that was killed has left half done in it is ended first.
    """
    root = _find(given, near)
    if end_what_was_begun(root):
        click.echo("kb: a change that was cut off halfway is whole now; look at it with: git diff", err=True)
    return root


def _find(given: Path | None, near: Path | None) -> Path:
    if given is not None:
        if not (given / SETTINGS).is_file():
            stop(f"no {SETTINGS} in {given}; begin a knowledge base with: kb init")
        return given
    try:
        return find_root(Path.cwd())
    except FileNotFoundError as none_here:
        for folder in near.absolute().parents if near else ():
            if (folder / SETTINGS).is_file():
                return folder
        stop(none_here)


def wants_color() -> bool:
    """Whether standard output is a terminal that shows colours, and nobody asked for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
