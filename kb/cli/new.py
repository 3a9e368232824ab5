"""`kb new`: a new record with what is known at this moment; the rest is written into its file later."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kb.cli.answers import a_day, a_time
from kb.cli.asking import answered, ask, offer
from kb.cli.filing import choose_deviation, choose_id, file_record, find_log, open_filing
from kb.cli.foreign_files import steps_in
from kb.cli.new_names import choose_language, choose_slug, read_title, year_of
from kb.cli.options import now_option, root_option, stop
from kb.model.times.moments import read_strict
from kb.model.today import choose_now
from kb.write.naming import dated, slug_of_id
from kb.write.new_record import Basics, begin
from kb.write.pitfall import new_pitfall, pitfall_of, title_of
from kb.write.replacing import with_field
from kb.write.window import new_window, window_after

Command = TypeVar("Command", bound=Callable[..., Any])

EPILOG = """\b
Examples:
  kb new window --title 'Recreate the database' --start '2026-12-12 02:00' --end 06:00
  kb new window --from 2026-02-14-recreate-production-db --start '2026-12-12 02:00'
  kb new window --title 'Move the shop' --start 2026-12-12 --steps-from runbooks/move.md
  kb new pitfall --from 2026-02-14-recreate-production-db --deviation 3 --id no-way-back-by-hand
  kb new incident --title 'The shop is slow'
  kb new checklist --title 'Before a night window'
"""


@click.group(epilog=EPILOG)
def new() -> None:
    """Write a new record with what is known now, and print where it is.

    Asks for what is missing when a terminal is there. The file explains itself; no file is ever overwritten.

    Exit codes: 0 written; 2 nothing was written.
    """


def _shared(command: Command) -> Command:
    """The options that every kind of record has."""
    for option in (
        root_option,
        click.option("--edit", is_flag=True, help="Open the file in $EDITOR."),
        click.option(
            "--lang",
            metavar="LANGUAGE",
            callback=_read_language,
            help="en, ja, …; default: the title's, else the site's.",
        ),
        click.option(
            "--id", "name", metavar="ID", help="Its name for ever: a-z, 0-9 and hyphens. Default: from the title."
        ),
        click.option("--title", metavar="TEXT", help="What it is called, in any language."),
    ):
        command = option(command)
    return command


def _read_language(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", value):
        stop(f"--lang: '{value}' is not a language; write en or ja")
    return value


@new.command(
    epilog="\b\nExample:\n  kb new window --title 'Recreate the database' --start '2026-12-12 02:00' --end 06:00"
)
@click.option(
    "--from", "earlier", metavar="ID", help="Start from an earlier window: its roles, undone steps, pitfalls, …"
)
@click.option("--steps-from", type=click.Path(path_type=Path), metavar="FILE",
              help="Take the steps from a numbered list or a table in FILE, Markdown or HTML.")  # fmt: skip
@click.option("--end", metavar="TIME", help="When service must be back: 06:00, or with a date.")
@click.option("--start", metavar="TIME", help="When work may begin: '2026-12-12 02:00', 2026-12-12 or 2026-12.")
@_shared
def window(  # noqa: PLR0913  # click hands each option over by name
    *,
    title: str | None,
    name: str | None,
    lang: str | None,
    start: str | None,
    end: str | None,
    earlier: str | None,
    steps_from: Path | None,
    edit: bool,
    root: Path | None,
) -> None:
    """Plan a window: the plan now, the story after the night."""
    filing = open_filing(root, lang)
    before = find_log(filing, earlier) if earlier else None
    called = before.record.title if before and title is None else read_title(title)
    begins = answered("--start", start, a_day) if start else ask("--start", "Start (2026-12-12 02:00)", a_day)
    ends = offer("--end", end, "End (may stay empty)", a_time, "") if start is None or end else ""
    slug = slug_of_id(before.id) if before and title is None else choose_slug(called, name, "window")
    when = read_strict(begins)
    chosen = choose_id(filing, name, dated(when, slug))
    basics = Basics(
        "windows",
        chosen,
        called,
        choose_language(lang, called, before.record.lang if before else "", filing.language),
        year_of(when),
    )
    text = new_window(basics, begins, ends)
    text = window_after(text, basics, before, filing.library) if before else text
    file_record(filing, basics, with_field(text, "steps", steps_in(steps_from)) if steps_from else text, edit=edit)
    click.echo("Next: fill in the plan; kb check says what is still missing.", err=True)


@new.command(epilog="\b\nExample:\n  kb new incident --title 'The shop is slow' --start '2026-12-12 09:40'")
@click.option("--start", metavar="TIME", help="When it was noticed, with its date. Default: now.")
@now_option
@_shared
def incident(  # noqa: PLR0913  # click hands each option over by name
    *,
    title: str | None,
    name: str | None,
    lang: str | None,
    start: str | None,
    now: str | None,
    edit: bool,
    root: Path | None,
) -> None:
    """Begin the record of an incident."""
    filing = open_filing(root, lang)
    called = read_title(title)
    noticed = (
        answered("--start", start, a_day) if start else f"{choose_now(filing.library.settings, now):%Y-%m-%d %H:%M}"
    )
    when = read_strict(noticed)
    chosen = choose_id(filing, name, dated(when, choose_slug(called, name, "incident")))
    basics = Basics("incidents", chosen, called, choose_language(lang, called, filing.language), year_of(when))
    file_record(filing, basics, begin(basics, start=noticed), edit=edit)
    click.echo("Next: note times while it lasts; the story can wait.", err=True)


@new.command(
    epilog="\b\nExample:\n"
    "  kb new pitfall --from 2026-02-14-recreate-production-db --deviation 3 --id no-way-back-by-hand"
)
@click.option(
    "--deviation", type=click.IntRange(1), metavar="N", help="Which deviation of the log; default: the first."
)
@click.option("--from", "log", metavar="ID", help="Begin from a deviation of a log that no pitfall explains yet.")
@_shared
def pitfall(  # noqa: PLR0913  # click hands each option over by name
    *,
    title: str | None,
    name: str | None,
    lang: str | None,
    log: str | None,
    deviation: int | None,
    edit: bool,
    root: Path | None,
) -> None:
    """Begin a pitfall: what can happen again, to anybody."""
    filing = open_filing(root, lang)
    if log is None:
        if deviation is not None:
            stop("--deviation needs --from")
        called = read_title(title)
        chosen = choose_id(filing, name, choose_slug(called, name))
        basics = Basics("pitfalls", chosen, called, choose_language(lang, called, filing.language))
        file_record(filing, basics, new_pitfall(basics), edit=edit)
        return
    entry = find_log(filing, log)
    number, met = choose_deviation(entry, deviation)
    called = read_title(title or title_of(met))
    chosen = choose_id(filing, name, choose_slug(called, name))
    basics = Basics("pitfalls", chosen, called, choose_language(lang, called, entry.record.lang, filing.language))
    file_record(filing, basics, pitfall_of(new_pitfall(basics), basics, entry, met), edit=edit)
    line = entry.source.place(("deviations", number - 1)).line
    click.echo(f"Next: write 'pitfall: {chosen}' at deviation {number}, {entry.source.path}:{line}", err=True)


@new.command(epilog="\b\nExample:\n  kb new checklist --title 'Before a night window'")
@_shared
def checklist(*, title: str | None, name: str | None, lang: str | None, edit: bool, root: Path | None) -> None:
    """Begin a checklist: short lists for the places where a team stops and looks."""
    filing = open_filing(root, lang)
    called = read_title(title)
    chosen = choose_id(filing, name, choose_slug(called, name))
    basics = Basics("checklists", chosen, called, choose_language(lang, called, filing.language))
    file_record(filing, basics, begin(basics), edit=edit)
