"""`kb rename`: another name for a record, in its file and everywhere it is named; the old one leads on."""

from __future__ import annotations

from pathlib import Path

import click

from kb.atomic import ChangedMeanwhile, texts_of
from kb.cli.options import choose_root, stop
from kb.cli.renaming import carry_out, change_options, plan_of, read_whole, rewrite_all, the_record
from kb.edits import apply_edits
from kb.journal.journal import journal_of
from kb.model.values.fields import is_id, no_id
from kb.write.aliases import names_edit

EPILOG = """\b
Examples:
  kb rename destroy-on-the-wrong-cluster wrong-cluster-destroyed --diff
  kb rename destroy-on-the-wrong-cluster wrong-cluster-destroyed --yes
"""


@click.command(epilog=EPILOG)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@change_options
def rename(  # noqa: PLR0913, PLR0917  # click hands each option over by name
    old: str, new: str, root: Path | None, now: str | None, yes: bool, diff: bool
) -> None:
    """Call the record OLD by the name NEW.

    Its file is moved, every record, kb.yml and every page in docs/ that names it is rewritten, and OLD stays as an
    alias: its URL and mentions elsewhere lead on. Shows the change first; all of it is written, or nothing.

    Exit codes: 0 shown or written; 2 no such record, NEW is taken or no name, or a file cannot be read.
    """
    base = choose_root(root)
    checked = read_whole(base, now)
    entry = the_record(checked, old)
    if not is_id(new):
        stop(no_id(new))
    mine = new in entry.record.aliases
    if new in checked.library.names and not mine:
        stop(f"'{new}' is taken by {checked.library.by_id[checked.library.names[new]].source.path}")
    path = entry.source.path
    moved = f"{path.rpartition('/')[0]}/{new}.{path.rpartition('.')[2]}"
    files: dict[str, str | None] = {**rewrite_all(base, checked, entry, new)}
    text = files.pop(path, None) or (base / path).read_bytes().decode("utf-8")
    if mine:
        stop(f"'{new}' is an alias of '{old}'; take it out of aliases first")
    try:
        files[moved] = apply_edits(text, [names_edit(entry.source, "aliases", [old])])
    except ValueError as error:
        stop(error)
    files[path] = None
    notes = {journal_of(path): journal_of(moved)} if (base / journal_of(path)).is_file() else {}
    for here, there in notes.items():
        files |= {here: None, there: texts_of(base, [here])[here]}
    plan = plan_of(base, checked, files, {path: moved, **notes})
    if any(plan.known[here] != files[there] for here, there in notes.items()):
        stop(ChangedMeanwhile(base / journal_of(path)))
    carry_out(base, plan, yes=yes, diff=diff, again=f"kb rename {old} {new}")
