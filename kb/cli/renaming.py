"""What `kb rename` and `kb merge` share: a change is shown as a diff, and written as a whole or not at all."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from kb.atomic import ChangedMeanwhile, texts_of
from kb.cli.corrections import Correction, show
from kb.cli.no_such import no_such
from kb.cli.options import now_option, root_option, stop, wants_color
from kb.library import Entry
from kb.links.mentions import Finder
from kb.links.renaming import Renaming, rewritten
from kb.model.record import Record
from kb.pipeline import Checked, check
from kb.problem import Level
from kb.write.together import change_together

_LINE_END = re.compile(r"\r\n|\r")


def change_options(verb: Callable[..., None]) -> Callable[..., None]:
    """The options of a verb that shows a change, and writes it when somebody agrees."""
    for option in (
        root_option,
        now_option,
        click.option("--diff", is_flag=True, help="Only show what would change."),
        click.option("--yes", is_flag=True, help="Write it without asking."),
    ):
        verb = option(verb)
    return verb


@dataclass(frozen=True, slots=True)
class PlannedFiles:
    """What each file will be, by path; None is a file that goes. `moved` leads from an old path to a new one."""

    files: Mapping[str, str | None]
    moved: Mapping[str, str]
    known: Mapping[str, str | None]
    """What each of the files held when this was planned."""


def read_whole(root: Path, now: str | None) -> Checked:
    """The knowledge base, when all of it can be read: else some reference could not be rewritten."""
    checked = check(root, now)
    partly = {entry.id for entry in checked.library.entries() if entry.source.left_out}
    if unread := sorted(checked.library.broken | partly):
        stop(f"these cannot be read whole, so nobody knows whom they name: {', '.join(unread)}; see kb check")
    return checked


def the_record(checked: Checked, id: str) -> Entry[Record]:
    """The record of that id. Ends the run when there is none, or when it is an alias."""
    library = checked.library
    if id in library.by_id:
        return library.by_id[id]
    if id in library.names:
        stop(f"'{id}' is an old name of '{library.names[id]}'; say '{library.names[id]}'")
    return no_such("no record", id, library.by_id)


def rewrite_all(root: Path, checked: Checked, entry: Entry[Record], goal: Entry[Record] | str) -> dict[str, str]:
    """Every file that names `entry`, as it will be when that is called as `goal` says."""
    folder, new = (entry.folder, goal) if isinstance(goal, str) else (goal.folder, goal.id)
    bases = tuple(url for url in (checked.site.url, *checked.library.settings.old_urls) if "//" in url)
    names = Renaming(frozenset({entry.id, *entry.record.aliases}), folder, new)
    return dict(rewritten(root, checked.library, checked.documents, names, Finder(bases)))


def plan_of(root: Path, checked: Checked, files: Mapping[str, str | None], moved: Mapping[str, str]) -> PlannedFiles:
    """The plan for `files`. Ends the run when one of them was changed after it was read."""
    known = texts_of(root, files)
    sources = (checked.library.settings_source, *(entry.source for entry in checked.library.entries()))
    for source in sources:
        now = known.get(source.path)
        if now is not None and _LINE_END.sub("\n", now.removeprefix("\ufeff")) != source.text:
            stop(ChangedMeanwhile(root / source.path))
    return PlannedFiles(files, moved, known)


def carry_out(root: Path, plan: PlannedFiles, *, yes: bool, diff: bool, again: str) -> None:
    """Show the plan; write it with `yes`, or when the person at the terminal says so."""
    _show(root, plan)
    if diff:
        return
    if not yes and not (sys.stdin.isatty() and click.confirm("Write this?", err=True)):
        click.echo(f"Nothing is written. Write this with: {again} --yes", err=True)
        return
    before = _errors(root)
    undo = change_together(root, plan.files, plan.known)
    if worse := _errors(root) - before:
        undo()
        stop(f"nothing is written, since afterwards kb check would say: {min(worse)}")
    click.echo(f"{len(plan.files)} files are changed. Review them with: git diff", err=True)


def _errors(root: Path) -> set[str]:
    return {f"{one.rule}: {one.message}" for one in check(root).problems if one.level is Level.ERROR}


def _show(root: Path, plan: PlannedFiles) -> None:
    for path, text in sorted(plan.files.items()):
        came_from = next((old for old, new in plan.moved.items() if new == path), path)
        before = (root / came_from).read_bytes().decode("utf-8") if (root / came_from).is_file() else ""
        if path in plan.moved:
            click.echo(f"rename from {path}\nrename to {plan.moved[path]}")
        else:
            show([Correction(path, before, text or "")], err=False, color=wants_color())
