"""`kb export`: the site's content for other generators, a search cluster, or people's calendars."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import click

from kb.atomic import read_together
from kb.cli.anew import anew
from kb.cli.no_such import no_such
from kb.cli.options import choose_root, now_option, root_option, stop
from kb.cli.refused import end_refused
from kb.imports.steps import steps_as_markdown
from kb.pipeline import Checked
from kb.pipeline import check as check_all
from kb.pipeline.public import for_everybody
from kb.problem import Level, Refused
from kb.site.export.folder import ExportFailed, Target, write_folder
from kb.site.export.generators import GENERATORS
from kb.site.export.records import NDJSON, calendars, ndjson, published
from kb.site.export.site import export_site
from kb.site.freshness import Stamp, confirm
from kb.site.protected import holds_what_people_wrote

EPILOG = """\b
Examples:
  kb export ../kb-zensical                             Markdown for Zensical; there: zensical build
  kb export ../kb-hugo --for hugo                      the same for Hugo; there: hugo
  kb export --format ndjson | gzip > kb.gz             one document per line, for a search cluster
  kb export --format ndjson --index kb                 as the body of a bulk request
  kb export out --format ics                           calendars to send
  kb export --steps 2026-02-14-recreate-production-db  its steps as a table, for a runbook
"""


@click.command(epilog=EPILOG)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["markdown", "ndjson", "ics"]), default="markdown",
              show_default=True, help="What to write.")  # fmt: skip
@click.option("--for", "generator", type=click.Choice(list(GENERATORS)), default="zensical", show_default=True,
              help="Whose Markdown: the generator that will build it.")  # fmt: skip
@click.option("--index", metavar="NAME", default="",
              help="ndjson: put the line of a bulk request before each document.")  # fmt: skip
@click.option("--steps", metavar="ID", default="",
              help="Print the steps of one window as a table; kb new window --steps-from reads it.")  # fmt: skip
@click.option("--public", is_flag=True, help="Leave out internal records and fields, and every word of them.")
@click.option("--replace", is_flag=True, help="Empty a folder first that kb did not write.")
@now_option
@root_option
def export(folder: Path | None, now: str | None, root: Path | None, **wanted: str) -> None:
    """Write the site's content into FOLDER in the shape of another program.

    The folder is replaced in one moment when all is written. Files that you add to it stay, and so do its settings
    once you change them. Without FOLDER, ndjson is printed. When a file changes meanwhile, it begins anew.

    Exit codes: 0 written or printed; 1 a problem stops it; 2 wrong usage, or the folder stands in the way.
    """
    base = choose_root(root).resolve()
    if folder is None and wanted["form"] != "ndjson" and not wanted["steps"]:
        stop(f"--format {wanted['form']} needs a folder to write into")
    try:
        anew(base, "exporting", partial(_export, base, now, folder, wanted))
    except Refused as error:
        end_refused(error, "nothing is exported")
    except ExportFailed as error:
        stop(error)


def _export(base: Path, now: str | None, folder: Path | None, wanted: dict[str, str], read_at: Stamp | None) -> None:
    """Check and export once. Raises Outdated when somebody has changed a file meanwhile."""
    checked = read_together(base, lambda: check_all(base, now))
    if checked.has_misfits:
        raise Refused(problem for problem in checked.problems if problem.level is Level.ERROR)
    if wanted["public"] or checked.for_anybody:
        checked = for_everybody(checked)
    is_fresh = partial(confirm, base, read_at)
    if folder is not None and not wanted["steps"]:
        if wanted["replace"] and holds_what_people_wrote(base, checked.site, folder):
            stop(f"--replace: {folder} holds the knowledge base itself; give another folder")
        _write(base, checked, Target(folder, bool(wanted["replace"]), is_fresh), wanted)
        return
    text = _steps(checked, wanted["steps"]) if wanted["steps"] else ndjson(published(base, checked), wanted["index"])
    is_fresh()
    click.echo(text, nl=False)


def _steps(checked: Checked, name: str) -> str:
    entry = checked.library.log(name)
    if entry is None:
        no_such("--steps: no work log", name, (one.id for one in checked.library.logs))
    return steps_as_markdown(entry.record.steps) or stop(f"--steps: '{name}' has no steps")


def _write(base: Path, checked: Checked, to: Target, wanted: dict[str, str]) -> None:
    if wanted["form"] == "markdown":
        generator = GENERATORS[wanted["generator"]]
        count = export_site(base, checked, to, generator.name)
        click.echo(f"{to.folder}: {count} files; to build them: cd {to.folder} && {generator.build}")
        return
    site = published(base, checked)
    files: Iterable[tuple[str, bytes]] = calendars(site)
    if wanted["form"] == "ndjson":
        files = [(NDJSON, ndjson(site, wanted["index"]).encode())]
    count = write_folder(to, files)
    click.echo(f"{to.folder}: {count} file{'s' * (count != 1)}")
