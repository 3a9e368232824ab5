"""`kb stats`: how the nights go, in numbers from the records alone."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from pathlib import Path

import click

from kb.cli.options import choose_root, now_option, root_option, stop, wants_color
from kb.cli.unread import read_in_part, tell_unread
from kb.library import Library
from kb.model.settings import fold
from kb.model.times.moments import When
from kb.model.today import choose_now
from kb.model.values.fields import nearest
from kb.pages.stats.json import as_json
from kb.pages.stats.markdown import as_markdown
from kb.pages.stats.tables import FOOT, head, tables
from kb.pages.stats.text import as_text
from kb.read.folder import read_library
from kb.secrets.hide import without_secrets
from kb.stats.period import Period, read_bound
from kb.stats.selection import Selection, known_names
from kb.stats.stats import Stats, stats_of

EPILOG = """\b
Examples:
  kb stats
  kb stats --from 2025-10 --to 2026-03
  kb stats --system web --format markdown
  kb stats --format json | jq .activities
"""
FORMS = ("text", "json", "markdown")


def _read_bound(_: click.Context, option: click.Parameter, value: str | None) -> When | None:
    try:
        return read_bound(value) if value is not None else None
    except ValueError as error:
        stop(f"{option.opts[0]}: {error}")


@click.command(epilog=EPILOG)
@click.option("--from", "first", metavar="DAY", callback=_read_bound, help="From this day, month or year on.")
@click.option("--to", "last", metavar="DAY", callback=_read_bound, help="Up to this day, month or year, all of it.")
@click.option("--system", metavar="NAME", default="", help="Only nights on one system or tool, by any of its names.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How to print.")
@now_option
@root_option
def stats(  # noqa: PLR0913  # click hands each option over by name
    *, first: When | None, last: When | None, system: str, form: str, now: str | None, root: Path | None
) -> None:
    """Count how the nights went: outcomes, time, decisions, activities, pitfalls, incidents, actions.

    Medians, never averages, each with how many records it rests on; beside what took longest stands its record.
    Times that are not exact make no minutes: they are left out, and counted.

    Exit codes: 0 counted; 2 wrong usage, or no such system.
    """
    library, problems = read_library(choose_root(root))
    selection = Selection(_period(first, last), _system(library, system))
    if library.logs or library.broken or form == "json":
        whole = _whole(library, read_in_part(problems))
        click.echo(_shown(without_secrets(stats_of(whole, selection, choose_now(library.settings, now))), form))
    else:
        click.echo("No nights yet; write the first: kb new window")
    tell_unread(library, problems, "counted")


def _whole(library: Library, in_part: Container[str]) -> Library:
    """Without nights of which a part is not known, as that could be the outcome."""
    return replace(library, logs=tuple(log for log in library.logs if log.source.path not in in_part))


def _period(first: When | None, last: When | None) -> Period:
    period = Period(first, last)
    if first and last and first.day and first.day not in period:
        stop(f"--from {first.text} is after --to {last.text}; did you mean --from {last.text} --to {first.text}?")
    return period


def _system(library: Library, name: str) -> str:
    known = known_names(library)
    if name and fold(name) not in known:
        close = nearest(fold(name), tuple(known))
        stop(f"--system: no system or tool is called '{name}'"
             + (f"; did you mean '{known[close]}'?" if close else ""))  # fmt: skip
    return name


def _shown(stats: Stats, form: str) -> str:
    if form == "json":
        return as_json(stats)
    if form == "markdown":
        return as_markdown(head(stats), tables(stats), FOOT)
    return as_text(head(stats), tables(stats), FOOT, color=wants_color())
