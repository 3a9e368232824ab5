"""`kb find`: search the records where the terminal is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from kb.cli.options import choose_root, root_option
from kb.cli.paths import prefix_for_reader
from kb.cli.unread import tell_unread
from kb.find import FoundRecord
from kb.find import find as find_records
from kb.read.beside.site_settings import read_site_settings
from kb.read.folder import read_library
from kb.report.text import excerpt
from kb.report.visible import visible
from kb.secrets.file_names import masked_name
from kb.secrets.scan import mask

EPILOG = """\b
Examples:
  kb find メンテナンス画面 terraform
  kb find connection reset by peer
"""


@click.command(epilog=EPILOG)
@click.argument("words", nargs=-1, required=True)
@root_option
@click.pass_context
def find(context: click.Context, words: tuple[str, ...], root: Path | None) -> None:
    """Search the records for WORDS: titles, other names, symptoms, pasted output and prose.

    All words must be in a record. Capitals, full width, kana and long marks do not count, synonyms from kb.yml do.
    Best first: ids, titles, other names, symptoms and pasted output, the rest.

    Exit codes: 0 found; 1 nothing found; 2 wrong usage.
    """
    chosen = choose_root(root)
    library, problems = read_library(chosen)
    hits = find_records(library, words)
    prefix, language = prefix_for_reader(chosen), read_site_settings(chosen).language
    for hit in hits:
        click.echo(_show(hit, prefix, language))
    if not hits:
        searched = len(library.by_id)
        click.echo(f"Nothing found in {searched} record{'' if searched == 1 else 's'}.", err=True)
    tell_unread(library, problems, "searched")
    context.exit(0 if hits else 1)


def _show(hit: FoundRecord, prefix: str, language: str) -> str:
    kind = hit.entry.folder.removesuffix("s")
    title = visible(mask(hit.entry.record.title.best(language)[0]))
    head = f"{click.style(kind, dim=True)}  {click.style(mask(hit.entry.id), bold=True)}  {title}"
    lines = mask(hit.entry.source.text).split("\n")
    shown, _, _ = excerpt(replace(hit.place, text=lines[hit.place.line - 1]))
    return f"{head}\n  {visible(prefix + masked_name(hit.place.path))}:{hit.place.line}: {shown.strip()}"
