"""`kb init`: a small knowledge base that a team keeps in its own repository, all of its files or none."""

from __future__ import annotations

from pathlib import Path

import click

from kb.cli.answers import a_language, a_package_source, a_title, a_way_to_publish, a_zone, an_address
from kb.cli.asking import answered, language_of_terminal, offer
from kb.cli.filing import read_back
from kb.cli.options import stop
from kb.model.settings import Settings
from kb.read.beside.site_settings import read_site_settings
from kb.read.root import LOGS, SETTINGS
from kb.write.starter import PUBLISH, Answers, starter_files
from kb.write.templates import LANGUAGES, spoken
from kb.write.together import already_there, create_together, holds, leads_out

EPILOG = """\b
Examples:
  kb init                          here; on a terminal, asks what it needs to know
  kb init our-kb --lang ja --package-source git+https://git.example.com/tools/maintenance-kb.git@v0.1.0
  kb init --add-missing --publish pages       later, in a knowledge base that is there
"""
EXAMPLES = (f"{LOGS}/", "docs/runbooks/")
"""What only a new knowledge base gets: one that is there has records and runbooks of its own."""
ZONES = {"ja": "Asia/Tokyo"}


@click.command(epilog=EPILOG)
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Language of the site and the examples. Default: en; asked, that of the terminal.",
)
@click.option("--name", metavar="TEXT", help="What the site is called. Default: the folder's name.")
@click.option("--timezone", metavar="ZONE", help="Of times that name none. Default: UTC; for ja Asia/Tokyo.")
@click.option(
    "--package-source",
    metavar="PLACE",
    help="Where CI gets kb from: ==VERSION, a git URL, the URL or path of a wheel, or the URL of an index. "
    "Default: a line in requirements.txt to fill in.",
)
@click.option("--publish", type=click.Choice(PUBLISH), help="Add what publishes the site. Default: none.")
@click.option("--site-url", metavar="URL", help="The address of the site, where there is one.")
@click.option("--add-missing", is_flag=True, help="Write only files that are not there, and no examples beside logs.")
def init(  # noqa: PLR0913  # click hands each option over by name
    *,
    folder: Path,
    lang: str | None,
    name: str | None,
    timezone: str | None,
    package_source: str | None,
    publish: str | None,
    site_url: str | None,
    add_missing: bool,
) -> None:
    """Begin a knowledge base in FOLDER: settings, one example of each kind, help for editors, CI.

    No file is ever overwritten, and nothing is written unless all of it can be. Nothing is published unless asked.

    Exit codes: 0 written; 2 nothing was written.
    """
    there = (folder / SETTINGS).is_file()
    likely = read_site_settings(folder).language if there else spoken(language_of_terminal())
    language = offer("--lang", lang, "Language (en, ja)", a_language, likely)
    way = offer("--publish", publish, f"Publish the site ({', '.join(PUBLISH)})", a_way_to_publish, "none")
    answers = Answers(
        name=offer("--name", name, "Name of the site", a_title, folder.resolve().name or "kb"),
        language=language if language in LANGUAGES else LANGUAGES[0],
        timezone=offer("--timezone", timezone, "Time zone", a_zone, ZONES.get(language, "UTC")),
        package_source=offer(
            "--package-source", package_source, "Where CI gets kb from (may stay empty)", a_package_source, ""
        ),
        publish=way,
        site_url=offer("--site-url", site_url, "Address of the site (may stay empty)", an_address, "")
        if way != "none"
        else answered("--site-url", site_url or "", an_address),
    )
    files = starter_files(answers)
    if there and add_missing:
        files = {path: text for path, text in files.items() if not path.startswith(EXAMPLES)}
    _write(folder, files, add_missing=add_missing)
    _tell_next(folder, answers)


def _write(folder: Path, files: dict[str, str], *, add_missing: bool) -> None:
    """Write the files, none over another; ends the run, with nothing written, when that cannot be."""
    existing = already_there(folder, files)
    others = [path for path in existing if not holds(folder / path, files[path])]
    if (others or len(existing) == len(files)) and not add_missing:
        for path in existing:
            click.echo(f"exists: {path}", err=True)
        stop("nothing was written; --add-missing writes the files that are not there, and leaves these alone")
    missing = {path: text for path, text in files.items() if path not in existing}
    if SETTINGS in missing:
        missing[SETTINGS] = missing.pop(SETTINGS)  # last: until all is there, it is no knowledge base
    if blocked := leads_out(folder, missing):
        stop(f"nothing was written: on the way to {blocked[0]} is a link, or a file in place of a folder")
    for path, text in missing.items():
        if path.startswith(f"{LOGS}/"):
            read_back(path, text, Settings())
    create_together(folder, missing)
    for path in existing:
        click.echo(f"left alone  {path}")
    for path in missing:
        click.echo(f"written     {path}")


def _tell_next(folder: Path, answers: Answers) -> None:
    steps = [] if folder.resolve() == Path.cwd() else [f"cd {folder}"]
    steps += ["kb check", "kb serve", "kb new window"]
    if not answers.package_source:
        steps.append("and write into requirements.txt where CI gets kb from")
    click.echo("Next:\n" + "".join(f"  {step}\n" for step in steps), err=True, nl=False)
