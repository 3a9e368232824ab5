"""`kb link`: what to paste into a runbook, a ticket or a chat to link to a record."""

from __future__ import annotations

from pathlib import Path

import click

from kb.cli.no_such import no_such
from kb.cli.options import choose_root, root_option, stop
from kb.library import Entry, Library
from kb.links.paste import FORMS, NEED_NO_URL, Goal
from kb.model.record import Record
from kb.model.values.fields import nearest
from kb.pages.page import Addresses
from kb.pipeline import check
from kb.pipeline.render import find_sections
from kb.read.beside.site_settings import SiteSettings, read_site_settings
from kb.read.folder import read_library

EPILOG = """\b
Examples:
  kb link terraform-reverts-maintenance-switch
  kb link before-a-night-window --as slack
  kb link terraform-reverts-maintenance-switch --section avoid --as markdown
"""


@click.command(epilog=EPILOG)
@click.argument("id", metavar="ID")
@click.option("--as", "form", type=click.Choice(list(FORMS)), default="url", show_default=True, help="Where it goes.")
@click.option("--section", metavar="NAME", default="", help="Lead to a section of the page, such as avoid.")
@root_option
def link(id: str, root: Path | None, form: str, section: str) -> None:
    """Print a link to the record ID, ready to paste.

    The address comes from site_url in mkdocs.yml; a mention needs none. An old id gives the link of today.

    Exit codes: 0 printed; 2 no such record or section, or no site_url.
    """
    base = choose_root(root)
    library, _ = read_library(base)
    site = read_site_settings(base)
    entry = _find(library, id)
    if entry.id != id:
        click.echo(f"kb: '{id}' is called '{entry.id}' today", err=True)
    _tell_what_became(library, entry)
    section = section.removeprefix("#")
    if section:
        _confirm_section(base, entry.id, section)
    if form not in NEED_NO_URL and not site.url:
        stop("mkdocs.yml has no site_url, so nobody knows the address; add it, or use --as mention")
    title = entry.record.title.best(site.language)[0]
    click.echo(FORMS[form](Goal(entry.id, title, _url(site, entry, section), section)))


def _find(library: Library, name: str) -> Entry[Record]:
    entry = library.find(name)
    if entry is not None:
        return entry
    if name in library.broken:
        stop(f"the file of '{name}' cannot be read; see kb check")
    return no_such("no record", name, library.names)


def _tell_what_became(library: Library, entry: Entry[Record]) -> None:
    """Say on standard error that the record no longer counts; the link is printed all the same."""
    successor = library.names.get(getattr(entry.record, "replaced_by", None) or "")
    if successor:
        click.echo(f"kb: '{entry.id}' was replaced by '{successor}'", err=True)
    elif getattr(entry.record, "status", "") == "retired":
        click.echo(f"kb: '{entry.id}' is retired: it no longer applies", err=True)


def _confirm_section(base: Path, id: str, section: str) -> None:
    there = find_sections(check(base), base, [id])[id]
    if section not in there:
        close = nearest(section, sorted(there))
        help = f"did you mean '{close}'?" if close else f"it has {', '.join(sorted(there))}"
        stop(f"the page of '{id}' has no section '{section}'; {help}")


def _url(site: SiteSettings, entry: Entry[Record], section: str) -> str:
    path = Addresses(site.directory_urls).link(f"{entry.folder}/{entry.id}", "")
    return f"{site.url.rstrip('/')}/{path}" + (f"#{section}" if section else "")
