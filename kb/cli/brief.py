"""`kb brief`: what to read before tonight, for one window or for those that a branch plans."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kb.brief.brief import Brief
from kb.cli.no_such import no_such
from kb.cli.options import choose_root, now_option, root_option, stop, wants_color
from kb.library import LogEntry
from kb.pages.brief.json import as_json
from kb.pages.brief.markdown import MARK, as_markdown
from kb.pages.brief.text import as_text
from kb.pages.brief.to_sheet import sheet_of
from kb.pipeline import Checked, check
from kb.pipeline.brief import briefs, planned
from kb.secrets.hide import without_secrets
from kb.since import UnknownRevision, changed_files, find_start
from kb.words import Words

WIDEST = 100
"""Columns of a line that can still be read."""

EPILOG = """\b
Examples:
  kb brief 2026-11-28-recreate-production-db-as-planned
  kb brief 2026-11-28-recreate-production-db-as-planned --format markdown
  kb brief --since origin/main --format markdown   every window that this branch plans
"""


@click.command(epilog=EPILOG)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="text for people, markdown for a comment on a pull request, json for programs.",
)
@click.option(
    "--since", metavar="REF", help="The coming windows whose files changed since the git commit, branch or tag REF."
)
@now_option
@root_option
@click.pass_context
def brief(  # noqa: PLR0913  # click hands each option over by name
    context: click.Context, ids: tuple[str, ...], *, root: Path | None, now: str | None, form: str, since: str | None
) -> None:
    """Print what to read before the window ID: the page of the evening before.

    The known pitfalls that its plan runs into, each with the reason; a checklist compiled for it; until when you can
    turn back; how long such steps really took; actions still open; people; what the plan does not say yet. In the
    site's language. A pitfall that the record waives is listed, and does not count.

    Exit codes: 0 no detector sees a known pitfall in the plan; 1 at least one does; 2 no such window, wrong usage,
    or a fault of kb itself.
    """
    base = choose_root(root)
    checked = check(base, now)
    if bool(ids) == bool(since):
        stop("give the id of a window, or --since and a commit" if not ids else "give ids or --since, not both")
    windows = _changed(checked, base, since) if since else [_window(checked, id) for id in ids]
    found = briefs(checked, base, windows)
    if not found:
        click.echo(f"No coming window changed since {since}.", err=True)
    if found or form == "json":
        click.echo(_show(checked, found, form))
    context.exit(1 if any(one.runs_into for one in found) else 0)


def _show(checked: Checked, found: Sequence[Brief], form: str) -> str:
    if form == "json":
        return as_json(found)
    words = Words(checked.site.language)
    sheets = [without_secrets(sheet_of(one, checked.library, words, checked.now)) for one in found]
    if form == "markdown":
        return "\n\n".join([MARK, *(as_markdown(sheet, checked.site.url).rstrip("\n") for sheet in sheets)])
    width = min(shutil.get_terminal_size().columns, WIDEST) if sys.stdout.isatty() else 0
    return "\n\n\n".join(as_text(sheet, color=wants_color(), width=width) for sheet in sheets)


def _window(checked: Checked, name: str) -> LogEntry:
    library = checked.library
    entry = library.find(name)
    if isinstance(entry, LogEntry) and not entry.record.is_incident:
        if entry.id != name:
            click.echo(f"kb: '{name}' is called '{entry.id}' today", err=True)
        return entry
    if entry is not None:
        kind = entry.folder.removesuffix("s")
        stop(f"'{name}' is {'an' if kind == 'incident' else 'a'} {kind}; only a window has a brief")
    if name in library.broken:
        stop(f"the file of '{name}' cannot be read; see kb check")
    windows = [log.id for log in library.logs if not log.record.is_incident]
    return no_such("no window", name, windows, _coming(checked))


def _coming(checked: Checked) -> str:
    ids = [log.id for log in planned(checked)]
    return f"; coming: {', '.join(ids)}" if ids else "; none is planned"


def _changed(checked: Checked, root: Path, since: str) -> list[LogEntry]:
    """The coming windows whose files differ from where the branch began."""
    try:
        changed = changed_files(find_start(root, since))
    except UnknownRevision as unknown:
        stop(unknown)
    return [log for log in planned(checked) if log.source.path in changed]
