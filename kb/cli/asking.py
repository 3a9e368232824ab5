"""Questions to a person: asked on a terminal only; everywhere else the options and their defaults answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn

import click

from kb.cli.options import stop

Check = Callable[[str], str]
"""Gives an answer back as it is kept. Raises ValueError with a sentence for a person."""


def at_terminal() -> bool:
    """Whether a person is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def language_of_terminal() -> str:
    """The language that a person's terminal is set to, as POSIX asks; an empty text where nobody is there."""
    said = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "") if at_terminal() else ""
    return said.partition("_")[0].partition(".")[0].lower()


def ask(option: str, question: str, check: Check, default: str | None = None) -> str:
    """The answer to `question`. Where nobody can be asked, ends the run and names the option."""
    if not at_terminal():
        _needed(option)
    return str(click.prompt(question, default=default, value_proc=_told(check), err=True))


def offer(option: str, given: str | None, question: str, check: Check, default: str) -> str:
    """`given` with `option`, else the answer to `question`, else, where nobody can be asked, `default`."""
    if given is not None:
        return answered(option, given, check)
    if not at_terminal():
        return default
    shown = bool(default)
    return str(click.prompt(question, default=default, show_default=shown, value_proc=_told(check), err=True))


def answered(option: str, given: str, check: Check) -> str:
    """An option's value as it is kept; ends the run with a sentence when it cannot be."""
    try:
        return check(given)
    except ValueError as error:
        stop(f"{option}: {error}")


def _needed(option: str) -> NoReturn:
    stop(f"{option} is needed; on a terminal kb asks for it")


def _told(check: Check) -> Callable[[str], str]:
    def told(answer: str) -> str:
        try:
            return check(answer)
        except ValueError as error:
            raise click.UsageError(str(error)) from None

    return told
