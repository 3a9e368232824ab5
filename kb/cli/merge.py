"""`kb merge`: two pitfalls or checklists that are one; what led to the first leads to the second."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from kb.cli.options import choose_root, stop
from kb.cli.renaming import carry_out, change_options, plan_of, read_whole, rewrite_all, the_record
from kb.edits import apply_edits
from kb.library import Entry
from kb.links.merging import added
from kb.model.file.source import Source
from kb.model.record import Record
from kb.model.settings import Settings
from kb.read.record import File, read_record
from kb.write.aliases import names_edit

KINDS = ("pitfalls", "checklists")
EPILOG = """\b
Examples:
  kb merge cloudfront-switch-lost-on-apply terraform-reverts-maintenance-switch --diff
  kb merge cloudfront-switch-lost-on-apply terraform-reverts-maintenance-switch --yes
"""


@click.command(epilog=EPILOG)
@click.argument("other", metavar="OTHER")
@click.argument("kept", metavar="KEPT")
@change_options
def merge(  # noqa: PLR0913, PLR0917  # click hands each option over by name
    other: str, kept: str, root: Path | None, now: str | None, yes: bool, diff: bool
) -> None:
    """Take the pitfall or checklist OTHER into KEPT.

    What OTHER says and KEPT does not is added to KEPT. Everything that names OTHER names KEPT afterwards, so what both
    have met and what was avoided adds up. OTHER's file goes, its name leads on. Shows the change first; all or nothing.

    Exit codes: 0 shown or written; 2 no such record, two kinds, or a file cannot be read.
    """
    base = choose_root(root)
    checked = read_whole(base, now)
    gone, stays = the_record(checked, other), the_record(checked, kept)
    if gone.id == stays.id or gone.folder != stays.folder or gone.folder not in KINDS:
        stop("merge takes two pitfalls, or two checklists; a work log tells of one night and stays")
    files: dict[str, str | None] = {**rewrite_all(base, checked, gone, stays)}
    first, second = (
        _source(one, files.get(one.source.path) or _text(base, one), checked.library.settings) for one in (gone, stays)
    )
    lines, left = added(second, first)
    text = "\n".join(lines)
    try:
        for field, names in _names(gone).items():
            text = apply_edits(text, [names_edit(_source(stays, text, checked.library.settings), field, names)])
    except ValueError as error:
        stop(error)
    files |= {stays.source.path: _without_circle(stays, gone, text, checked.library.settings), gone.source.path: None}
    carry_out(base, plan_of(base, checked, files, {}), yes=yes, diff=diff, again=f"kb merge {other} {kept}")
    if left:
        click.echo(f"Not taken over, look for yourself: {', '.join(left)} of '{other}'", err=True)


def _names(gone: Entry[Record]) -> dict[str, list[str]]:
    titles = {}
    if gone.record.kind == "pitfall":
        titles["also_known_as"] = [
            f"'{title.replace(chr(39), 2 * chr(39))}'" for title in gone.record.title.texts.values()
        ]
    return {**titles, "merged": [gone.id, *gone.record.merged], "aliases": [gone.id, *gone.record.aliases]}


def _without_circle(stays: Entry[Record], gone: Entry[Record], text: str, settings: Settings) -> str:
    """The record that stays was replaced by the one that goes: not any more."""
    if getattr(stays.record, "replaced_by", None) not in (gone.id, *gone.record.aliases):
        return text
    line = _source(stays, text, settings).place(("replaced_by",)).line - 1
    lines = text.split("\n")
    return "\n".join(lines[:line] + lines[line + 1 :])


def _text(base: Path, entry: Entry[Record]) -> str:
    return (base / entry.source.path).read_bytes().decode("utf-8")


def _source(entry: Entry[Record], text: str, settings: Settings) -> Source:
    again, _ = read_record(File(entry.source.path, text.encode("utf-8")), entry.folder, settings)  # type: ignore[arg-type]  # one of KINDS
    return again.source if again else replace(entry.source, text=text)
