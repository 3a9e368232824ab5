"""`kb schema`: what an editor needs to help while a record is typed."""

from __future__ import annotations

from pathlib import Path

import click

from kb.atomic import write_file
from kb.cli.options import choose_root, root_option
from kb.model.schema import SCHEMAS, schema_text

FOLDER = ".kb/schema"
"""Where the first line of a record says that its schema is."""

EPILOG = """\b
Examples:
  kb schema worklog            the schema of windows and incidents
  kb schema --write            all of them, into .kb/schema/ for editors
"""


@click.command(epilog=EPILOG)
@click.argument("kind", required=False, type=click.Choice(list(SCHEMAS)))
@click.option("--write", is_flag=True, help=f"Write all schemas into {FOLDER}/ of the knowledge base.")
@root_option
def schema(kind: str | None, *, write: bool, root: Path | None) -> None:
    """Print the JSON Schema of KIND, or with --write put all of them where editors look.

    Without KIND, list the kinds. Accepts what kb accepts; the models are where both come from.

    Exit codes: 0 printed or written; 2 no such kind, or no knowledge base to write into.
    """
    if write:
        for name, path in write_schemas(choose_root(root)).items():
            click.echo(f"{name:9}  {path}")
    elif kind is None:
        click.echo("\n".join(SCHEMAS))
    else:
        click.echo(schema_text(kind), nl=False)


def write_schemas(root: Path) -> dict[str, Path]:
    """Write every schema below `root`, leaving files alone that are up to date; kinds and their files."""
    files = {kind: root / FOLDER / f"{kind}.json" for kind in SCHEMAS}
    for kind, path in files.items():
        text = schema_text(kind)
        if not path.is_file() or path.read_bytes() != text.encode():
            write_file(path, text)
    return files
