"""`kb detect`: whether a plan, an output, a runbook or a work log shows a pitfall that is known."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.detect_known import basis_far
from kb.cli.options import choose_root, now_option, root_option, wants_color
from kb.detect.answer.answer import Answer
from kb.detect.answer.json import as_json
from kb.detect.answer.markdown import as_markdown
from kb.detect.answer.text import as_text
from kb.detect.detection import Asked, Input, look
from kb.detect.reading.decode import MAX_BYTES
from kb.detect.reading.guess import FORMS, Form
from kb.late import late

if TYPE_CHECKING:
    from kb.cli.detect_known_here import basis_here
    from kb.cli.detect_noting import note_catches, window_at
    from kb.detect.answer.problems import as_github, as_sarif
    from kb.links.git import top_of
    from kb.secrets.hide import without_secrets
else:
    basis_here = late("kb.cli.detect_known_here:basis_here")
    note_catches, window_at = late("kb.cli.detect_noting:note_catches"), late("kb.cli.detect_noting:window_at")
    as_github, as_sarif = late("kb.detect.answer.problems:as_github"), late("kb.detect.answer.problems:as_sarif")
    top_of = late("kb.links.git:top_of")
    without_secrets = late("kb.secrets.hide:without_secrets")

STDIN = "-"
WRITERS: dict[str, Callable[[Answer], str]] = {
    "text": lambda answer: as_text(answer, color=wants_color()),
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "markdown": as_markdown,
}
"""Each turns an answer into text."""
EPILOG = """\b
Examples:
  terraform show -json night.tfplan | kb detect -
  kb detect apply.log docs/runbooks/*.md
  kb detect plan.json --kb ../kb/site                 far from the logs
  kb detect plan.json --format markdown > comment.md  for a pull request
  kb detect plan.json --record 2026-11-28-recreate-production-db-as-planned    and note the catch there
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE… | -")
@click.option("--format", "written", type=click.Choice(list(WRITERS)), default="text", show_default=True,
              help="text for people, json for programs, github for annotations, sarif for code scanning, "
              "markdown for a comment on a pull request.")  # fmt: skip
@click.option("--as", "form", type=click.Choice(FORMS), help="What the inputs are. Default: kb finds out.")
@click.option("--kb", "published", type=click.Path(path_type=Path), metavar="FILE|FOLDER",
              help="A published pitfalls.json is enough: judge by that, far from the logs.")  # fmt: skip
@click.option("--record", "name", metavar="ID",
              help="The window this is for: what it waives does not count, a catch is noted in it.")  # fmt: skip
@now_option
@root_option
@click.pass_context
def detect(  # noqa: PLR0913  # click hands each option over by name
    context: click.Context,
    files: tuple[str, ...],
    *,
    root: Path | None,
    now: str | None,
    written: str,
    form: Form | None,
    published: Path | None,
    name: str | None,
) -> None:
    """Say whether FILES, or standard input with `-`, show a known pitfall.

    Reads what `terraform show -json` prints, `terraform plan -json` lines, the plan as people read it, CI logs, shell
    transcripts, runbooks, scripts and work logs. Prints addresses and the names of attributes, never their values.

    Exit codes: 0 no known pitfall; 1 at least one; 2 an input or the knowledge base could not be read whole (what was
    recognised is told all the same), or wrong usage.
    """
    basis = basis_far(published, now) if published else basis_here(choose_root(root), now)
    window = window_at(choose_root(root), basis, name) if name else None
    waived = window.waived if window else {}
    answer = look(_read(files, written), basis.published, Asked(basis.now.date(), form, waived))
    shown = answer if published else without_secrets(answer)
    click.echo(WRITERS[written](shown).removesuffix("\n"))
    if not answer.detectors:
        click.echo("kb: no pitfall has a detector yet, so nothing could be recognised", err=True)
    if window:
        note_catches(window, answer)
    context.exit(answer.exit_code)


def _read(files: Sequence[str], written: str) -> Iterator[Input]:
    for file in files:
        name = file if written in ("text", "json") else _in_repository(file)
        try:
            with click.open_file(file, "rb") as stream:
                yield Input(name, stream.read(MAX_BYTES + 1))
        except OSError as error:
            yield Input(name, trouble=f"it cannot be read: {error.strerror or error}")


def _in_repository(file: str) -> str:
    """The file's path in its repository, by which GitHub finds it; as given when it is in none."""
    top = top_of(Path.cwd())
    if file == STDIN or top is None:
        return file
    path = os.path.relpath(Path(file).absolute(), top)
    return file if path.startswith("..") else Path(path).as_posix()
