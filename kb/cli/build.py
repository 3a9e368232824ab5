"""`kb build`: check, then make the site; nothing is published while anything cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from kb.atomic import read_together
from kb.cli.anew import anew
from kb.cli.options import choose_root, now_option, root_option, stop, wants_color
from kb.cli.progress import progress
from kb.cli.refused import end_refused
from kb.pipeline import Checked
from kb.pipeline import check as check_all
from kb.pipeline.public import for_everybody
from kb.problem import Level, Refused
from kb.read.beside.urls import NAME, record_urls, urls_of_site
from kb.report import FORMATS
from kb.report.report import Report
from kb.site.build import BuildFailed, MkDocsWarned, build_site
from kb.site.freshness import Stamp

NOT_BUILT = "not built; the site is as it was"

EPILOG = """\b
Examples:
  kb build                        into the site_dir of mkdocs.yml (site/)
  kb build --site /srv/www/kb     somewhere else
  kb build --public               for anybody: without what is internal
  kb build --record-urls          and note its addresses, so that none of them ever breaks
  kb build --strict               not while a plan has a lesson to learn
"""


@click.command(epilog=EPILOG)
@click.option("--site", type=click.Path(path_type=Path), metavar="FOLDER", help="Where the site goes.")
@click.option("--public", is_flag=True, help="Leave out internal records and fields, and every word of them.")
@click.option("--record-urls", "record", is_flag=True, help="Add every address of this site to logs/urls.txt.")
@click.option("--strict", is_flag=True, help="Lessons (warnings) stop the build too.")
@now_option
@root_option
def build(  # noqa: PLR0913  # click hands each option over by name
    root: Path | None, now: str | None, site: Path | None, *, public: bool, record: bool, strict: bool
) -> None:
    """Make the site from the logs.

    Checks first: a log that cannot be read stops the build, and the site that was there stays as it was. The new
    site takes its place in one moment, when it is whole.

    Exit codes: 0 built; 1 a problem stops it; 2 wrong usage, or a fault of kb itself.
    """
    base = choose_root(root).resolve()
    read = partial(_checked, base, now, strict=strict, public=public)
    checked, target = anew(base, "building", partial(_built, base, site, read))
    if record:
        keep_urls(base, checked, target)
    records = len(checked.library.by_id)
    lessons = sum(problem.level is Level.WARNING for problem in checked.problems)
    told = f"; kb check has {lessons} lesson{'s' * (lessons != 1)} for you" if lessons else ""
    click.echo(f"{target}: the site of {records} record{'s' * (records != 1)}{told}")


def _built(base: Path, site: Path | None, read: Callable[[], Checked], read_at: Stamp | None) -> tuple[Checked, Path]:
    """Check and build once. Raises Outdated when somebody has changed a file meanwhile."""
    checked = read()
    try:
        with progress() as watch:
            return checked, build_site(base, checked, site or base / checked.site.site_dir, watch, read_at)
    except MkDocsWarned as error:
        click.echo(f"kb: {error}\nkb: {NOT_BUILT}", err=True)
        raise SystemExit(1) from None
    except Refused as error:
        end_refused(error, NOT_BUILT, err=False)
    except BuildFailed as error:
        stop(f"{error}\nkb: {NOT_BUILT}")


def _checked(base: Path, now: str | None, *, strict: bool, public: bool) -> Checked:
    """The knowledge base, when nothing in it stops a build; else the run ends."""
    with progress() as watch:
        checked = read_together(base, lambda: check_all(base, now, watch))
    levels = (Level.ERROR, Level.WARNING) if strict else (Level.ERROR,)
    stopping = tuple(problem for problem in checked.problems if problem.level in levels)
    if stopping:
        click.echo(FORMATS["text"](Report(stopping, len(checked.library.by_id), color=wants_color())))
        click.echo(f"kb: {NOT_BUILT}", err=True)
        raise SystemExit(1)
    return for_everybody(checked) if public or checked.for_anybody else checked


def keep_urls(root: Path, checked: Checked, site: Path) -> None:
    """Note the addresses of the site that was built; every later build then has a page at each of them."""
    built = urls_of_site(site, directory_urls=checked.site.directory_urls)
    names = checked.veil.names if checked.veil else frozenset()
    withheld = [url for url in checked.urls if not names.isdisjoint(url.split("/"))]
    new = record_urls(root, built, public=checked.veil is not None, withheld=withheld)
    if new:
        click.echo(f"{root / NAME}: {new} new address{'es' * (new != 1)}; commit it", err=True)
