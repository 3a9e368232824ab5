"""`kb links`: whether what runbooks link to is there, counts today, and has that section; corrects old names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from kb.cli.corrections import Correction, show
from kb.cli.links_known import Known, known_far, known_here
from kb.cli.links_saving import save, suspects
from kb.cli.options import choose_root, format_option, now_option, root_option, stop, wants_color
from kb.cli.problem_names import one_liners
from kb.links.files import FoundFile
from kb.links.folders import Folder, given, runbooks_in
from kb.links.git import top_of
from kb.links.judge import Judge
from kb.links.mentions import Finder, Mention
from kb.links.rewrite import Rewriting, rewritings
from kb.links.scan import scan
from kb.problem import Level, Problem
from kb.report import FORMATS
from kb.report.report import Report

EPILOG = """\b
Examples:
  kb links                                   the folders that kb.yml names
  kb links ../infra ../playbooks             other checkouts
  kb links --fix                             write today's name for old ones, after a diff
  kb links --save                            let the pages of pitfalls list the runbooks
  kb links --kb ../kb/site --format github   in the other repository's CI, without the logs
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: the problems, the mentions that count, and which file each path means."""

    problems: tuple[Problem, ...]
    mentions: tuple[tuple[Folder, Path, Mention], ...]
    files: dict[str, Path]


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--kb", "published", type=click.Path(path_type=Path), metavar="FILE|FOLDER",
              help="A published kb.json is enough: check against that, far from the logs.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Warnings count: exit 1 when there are any.")
@click.option("--fix", is_flag=True, help="Write today's name for old ones, after showing a diff, and look again.")
@click.option("--diff", is_flag=True, help="Show what --fix would do, and do nothing.")
@click.option(
    "--save", "saving", is_flag=True, help="Store what was found in logs/mentions.json, for pages and kb check."
)
@click.option(
    "--reviewed", is_flag=True, help="With --save: somebody has read these runbooks, nothing in them is suspect."
)
@format_option
@now_option
@root_option
@click.pass_context
def links(  # noqa: PLR0913  # click hands each option over by name
    context: click.Context,
    *,
    paths: tuple[Path, ...],
    root: Path | None,
    now: str | None,
    form: str,
    published: Path | None,
    strict: bool,
    fix: bool,
    diff: bool,
    saving: bool,
    reviewed: bool,
) -> None:
    """Check every mention of a record in runbooks: `[[id]]`, `kb:id` and links to the site.

    PATHS are folders or files, also of other checkouts; without any, the folders that kb.yml names. Reads Markdown,
    reStructuredText, AsciiDoc, plain text, HTML, comments in code, scripts and settings; leaves pasted output alone.

    Exit codes: 0 no errors; 1 errors, with --strict warnings too; 2 wrong usage, or a fault of kb itself.
    """
    if (reviewed and not saving) or (saving and published):
        stop("--reviewed goes with --save, and --save is for where the logs are: leave out --kb")
    known = known_far(published) if published else known_here(choose_root(root), now)
    folders = _folders(known, paths)
    shown_from = Path.cwd() if form in ("text", "json") else top_of(Path.cwd()) or Path.cwd()
    look = partial(_look, known, folders, shown_from)
    answer = look()
    found = _correct(answer, form, write=fix) if fix or diff else []
    if fix and found:
        answer = look()
    if saving and known.root:
        save(known.root, folders, answer.mentions, seen=reviewed)
        answer = look()
    if diff and not fix:
        click.echo("Write this with: kb links --fix" if found else "Nothing is certain enough to fix.", err=True)
    else:
        click.echo(FORMATS[form](_report(answer, form)))
    counted = (Level.ERROR, Level.WARNING) if strict else (Level.ERROR,)
    context.exit(int(any(problem.level in counted for problem in answer.problems)))


def _correct(answer: Answer, form: str, *, write: bool) -> list[Rewriting]:
    """Show what is certain as a diff, and write it when that was asked for."""
    found = list(rewritings(answer.problems, answer.files))
    show([Correction(one.path, one.before, one.after) for one in found], err=form != "text" and write,
         color=form == "text" and wants_color())  # fmt: skip
    _tell_kept(answer.problems, found)
    if write:
        for one in found:
            one.write()
    return found


def _folders(known: Known, paths: Sequence[Path]) -> list[Folder]:
    """What to look through. Ends the run for a path that is not there."""
    for path in paths:
        if not path.exists():
            stop(f"{path} matches nothing")
    if paths:
        return [given(path, known.folders) for path in paths]
    there = [folder for folder in known.folders if folder.path.exists()]
    for folder in known.folders:
        if folder not in there:
            click.echo(f"kb: {folder.written or folder.path} is not there, so nothing is said of it", err=True)
    return there


def _look(known: Known, folders: Iterable[Folder], shown_from: Path) -> Answer:
    """Scan, then judge; sections only of the records whose sections are linked to."""
    files = {found: folder for folder, found in runbooks_in(folders, known.left_out)}
    scanned = list(scan(files, Finder(known.bases), lambda found: _shown(found, shown_from)))
    wanted = {(mention.target, mention.section) for one in scanned for mention in one.mentions if mention.section}
    judge = Judge(known.directory(wanted))
    problems = [problem for one in scanned for problem in judge.problems(one.mentions)]
    mentions = tuple(
        (files[one.file], one.file.path, mention)
        for one in scanned
        for mention in one.mentions
        if mention.target in judge.directory.names
    )
    if known.root:
        problems += suspects(known.root, mentions)
    return Answer(
        tuple(sorted(problems)),
        mentions,
        {mention.place.path: one.file.path for one in scanned for mention in one.mentions[:1]},
    )


def _shown(found: FoundFile, shown_from: Path) -> str:
    return Path(os.path.relpath(found.path, shown_from.resolve())).as_posix()


def _tell_kept(problems: Iterable[Problem], found: Sequence[Rewriting]) -> None:
    """Say which files hold old names and cannot be written back in their encoding."""
    kept = {problem.place.path for problem in problems if problem.edit} - {one.path for one in found}
    for path in sorted(kept):
        click.echo(f"kb: {path} is left as it is: its encoding is unclear", err=True)


def _report(answer: Answer, form: str) -> Report:
    rules = one_liners() if form == "sarif" else {}
    color = form == "text" and wants_color()
    return Report(answer.problems, len(answer.mentions), rules, color=color, noun="mention")
