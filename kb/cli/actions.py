"""`kb actions`: what is still to be done after earlier nights; closes an action without touching an old log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import click

from kb.cli.actions_closing import close_actions, import_tickets, keep_states
from kb.cli.options import choose_root, now_option, root_option, stop
from kb.library import Library
from kb.model.state import age_in_days, is_overdue
from kb.model.today import choose_now
from kb.read.beside.action_states import own_name, read_action_states
from kb.read.folder import read_library
from kb.report.visible import visible
from kb.secrets.hide import without_secrets
from kb.secrets.scan import mask

EPILOG = """\b
Examples:
  kb actions                                        what is open, the oldest first
  kb actions --overdue --owner infra
  kb actions --close 2026-02-14-recreate-production-db#apply-later
  kb actions --close https://tracker.example.com/browse/OPS-12 --done 2026-03-01
  gh issue list --state all --json url,state,closedAt | kb actions --import -
"""
FORMS = ("text", "json", "markdown")


@dataclass(frozen=True, slots=True)
class Row:
    """One action as it is listed; `age` in days since its night."""

    log: str
    action: str
    do: str
    owner: str
    due: str
    overdue: bool
    age: int | None
    done: str
    ticket: str


@click.command(epilog=EPILOG)
@click.option("--all", "every", is_flag=True, help="Also those that are done.")
@click.option("--overdue", is_flag=True, help="Only those whose day is over.")
@click.option("--owner", metavar="ROLE", help="Only those of one role.")
@click.option("--close", "closing", multiple=True, metavar="ACTION",
              help="Say that it is done: LOG#ID, LOG#NUMBER or the URL of its ticket; repeatable.")  # fmt: skip
@click.option("--done", "day", metavar="DAY", help="The day on which it was done. Default: today.")
@click.option("--import", "tickets", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="Read what a tracker says: a CSV of Jira, JSON of gh or glab; - for standard input.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How to list.")
@now_option
@root_option
def actions(  # noqa: PLR0913  # click hands each option over by name
    *,
    every: bool,
    overdue: bool,
    owner: str | None,
    closing: Sequence[str],
    day: str | None,
    tickets: Path | None,
    form: str,
    now: str | None,
    root: Path | None,
) -> None:
    """List the actions that are still open, close one, or learn from a tracker which are done.

    What is closed is kept in logs/actions.yml, under the ticket's URL; the log itself stays as it was written.

    Exit codes: 0 listed or closed; 2 wrong usage, or no such action.
    """
    base = choose_root(root)
    library, _ = read_library(base)
    moment = choose_now(library.settings, now)
    if closing or tickets:
        before, _ = read_action_states(base)
        told: list[str] = []
        after = close_actions(library, before, closing, day or f"{moment:%Y-%m-%d}", told)
        after = import_tickets(library, after, tickets, moment, told) if tickets else after
        keep_states(base, before, after)
        click.echo("\n".join(told), err=True)
        return
    if day:
        stop("--done goes with --close")
    rows = [row for row in _rows(library, moment) if every or not row.done]
    rows = [row for row in rows if (row.overdue or not overdue) and owner in (None, row.owner)]
    click.echo(_shown(rows, form))


def _rows(library: Library, now: datetime) -> list[Row]:
    found = []
    for entry in library.logs:
        for index, action in enumerate(entry.record.actions):
            row = Row(
                log=entry.id,
                action=own_name(entry.record, index, action),
                do=" ".join(action.do.split()),
                owner=action.owner,
                due=action.due.text if action.due else "",
                overdue=is_overdue(action, entry.night.zone, now),
                age=age_in_days(entry.night, now),
                done=action.done.text if action.done else "",
                ticket=action.ticket,
            )
            found.append(row)
    return sorted(found, key=lambda row: (-(row.age or 0), row.action))


def _shown(rows: Sequence[Row], form: str) -> str:
    if form == "json":
        return json.dumps(without_secrets([asdict(row) for row in rows]), ensure_ascii=False, indent=1)
    if form == "markdown":
        return "\n".join(f"- [{'x' if row.done else ' '}] {_line(row)}" for row in rows) or "No open actions."
    lines = [line for row in rows for line in (f"{_age(row):>10}  {_line(row)}", f"{'':>12}{row.action}")]
    count = f"{len(rows)} action{'s' * (len(rows) != 1)}, {sum(row.overdue for row in rows)} overdue"
    return "\n".join([*map(visible, lines), count])


def _age(row: Row) -> str:
    return f"{row.age} days" if row.age is not None else "no day"


def _line(row: Row) -> str:
    state = f"done {row.done}" if row.done else f"due {row.due}{' (overdue)' * row.overdue}" if row.due else ""
    more = ", ".join(part for part in (row.owner or "no owner", state, row.ticket) if part)
    return mask(f"{row.do} ({more})")
