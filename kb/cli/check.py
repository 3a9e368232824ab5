"""`kb check`: every problem of a knowledge base, or of a part of it, or of a branch; corrects what is certain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.options import choose_root, format_option, now_option, root_option, wants_color
from kb.cli.paths import AskedPart, choose_part, prefix_for_reader, prefix_in_repository
from kb.cli.problem_names import one_liners
from kb.cli.progress import progress
from kb.late import late
from kb.pipeline import check as check_all
from kb.problem import Level, Problem
from kb.read.root import LOGS
from kb.report import FORMATS
from kb.report.report import Report

if TYPE_CHECKING:
    from kb.cli.check_since import problems_of_branch
    from kb.cli.corrections import gather, gather_secrets, show, write
else:
    gather, gather_secrets = late("kb.cli.corrections:gather"), late("kb.cli.corrections:gather_secrets")
    show, write = late("kb.cli.corrections:show"), late("kb.cli.corrections:write")
    problems_of_branch = late("kb.cli.check_since:problems_of_branch")

ROUNDS = 5
"""How often --fix looks again for what a correction has uncovered."""
FAULT = "kb-fault"


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asked to have checked."""

    root: Path
    now: str | None
    paths: Sequence[Path]
    since: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The problems asked for, and how many records were looked at, in the part and in all."""

    problems: tuple[Problem, ...]
    records: int
    all_records: int


EPILOG = """\b
Examples:
  kb check                           all records
  kb check logs/windows              one folder of them
  kb check --since origin/main       what this branch has or causes
  kb check --fix                     correct what is certain, after a diff
  kb check --redact                  take out the secrets that were found
  kb check --strict --format github  in CI: warnings count, annotations on lines
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Warnings count: exit 1 when there are any.")
@click.option(
    "--since",
    metavar="REF",
    help="Tell only what files changed since the git commit, branch or tag REF have or cause. "
    "What the passing of time alone trips is a hint then.",
)
@click.option("--fix", is_flag=True, help="Correct what is certain, after showing a diff, and check again.")
@click.option("--redact", is_flag=True, help="Write <redacted> for every secret, after showing where, and check again.")
@click.option("--diff", is_flag=True, help="Show what --fix (or --redact) would do, and do nothing.")
@format_option
@now_option
@root_option
@click.pass_context
def check(  # noqa: PLR0913  # click hands each option over by name
    context: click.Context,
    paths: tuple[Path, ...],
    root: Path | None,
    now: str | None,
    form: str,
    *,
    strict: bool,
    since: str | None,
    fix: bool,
    redact: bool,
    diff: bool,
) -> None:
    """Tell every problem of every record, with file, line and help.

    PATHS, files and folders, narrow the report. Misfits (what cannot be read, or leads nowhere) are errors, lessons
    (what goes wrong at night) are warnings.

    Exit codes: 0 no errors; 1 errors, with --strict warnings too; 2 wrong usage, or a fault of kb itself.
    """
    request = Request(choose_root(root, paths[0] if paths else None), now, paths, since)
    if diff:
        answer = _look(request)
        _show_only(request, answer, redact=redact)
    else:
        if redact:
            _take_out_secrets(request, form)
        answer = _correct(request, form) if fix else _look(request)
        click.echo(FORMATS[form](_report(request.root, answer, form)))
        if not answer.all_records and not answer.problems:
            click.echo(f"There is no record in {LOGS}/ yet. Write the first one: kb new window", err=True)
    context.exit(_exit_code(answer.problems, strict=strict))


def _look(request: Request) -> Answer:
    with progress() as watch:
        checked = check_all(request.root, request.now, watch)
    part = choose_part(request.root, checked.site.docs_dir, request.paths)
    problems = checked.problems
    if request.since is not None:
        problems = problems_of_branch(request.root, request.since, checked)
    entries = [entry.source.path for entry in checked.library.entries()]
    kept = tuple(problem for problem in problems if problem.place.path in part)
    return Answer(kept, _count(entries, part), len(entries))


def _count(entries: Iterable[str], part: AskedPart) -> int:
    return sum(path in part for path in entries)


def _correct(request: Request, form: str) -> Answer:
    """Correct, round by round, until nothing is certain any more; what is left."""
    for _ in range(ROUNDS):
        answer = _look(request)
        corrections = gather(request.root, answer.problems)
        if not corrections:
            return answer
        show(corrections, err=form != "text", color=form == "text" and wants_color())
        write(request.root, corrections)
    return _look(request)


def _show_only(request: Request, answer: Answer, *, redact: bool) -> None:
    """What --fix or --redact would write."""
    corrections = (gather_secrets if redact else gather)(request.root, answer.problems)
    show(corrections, err=False, color=wants_color())
    nothing = "No secret was found." if redact else "Nothing is certain enough to fix."
    click.echo(f"Write this with: kb check --{'redact' if redact else 'fix'}" if corrections else nothing, err=True)


def _take_out_secrets(request: Request, form: str) -> None:
    """Show where, without showing what; then write, and say what is still to be done."""
    corrections = gather_secrets(request.root, _look(request).problems)
    show(corrections, err=form != "text", color=form == "text" and wants_color())
    write(request.root, corrections)
    if corrections:
        told = (
            "Taken out. Change each where it is used, too: it may have been read, and the history of git still has it."
        )
        click.echo(told, err=True)


def _report(root: Path, answer: Answer, form: str) -> Report:
    if form == "text":
        return Report(answer.problems, answer.records, prefix=prefix_for_reader(root), color=wants_color())
    rules = one_liners() if form == "sarif" else {}
    prefix = "" if form == "json" else prefix_in_repository(root)
    return Report(answer.problems, answer.records, rules, prefix)


def _exit_code(problems: Iterable[Problem], *, strict: bool) -> int:
    counted = (Level.ERROR, Level.WARNING) if strict else (Level.ERROR,)
    if any(problem.rule == FAULT for problem in problems):
        return 2
    return 1 if any(problem.level in counted for problem in problems) else 0
