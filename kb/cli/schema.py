"""`kb schema`: what an editor needs to help while a record is typed."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from kb.atomic import write_file
from kb.cli.options import choose_root, root_option
from kb.model.schema import SCHEMAS, schema_text

FOLDER = ".kb/schema"
"""Where the first line of a record says that its schema is."""

WHAT_FOR = {
    "worklog": "windows and incidents",
    "pitfall": "pitfalls",
    "checklist": "checklists",
    "kb": "logs/kb.yml, the settings and the vocabulary",
}
"""What each schema is of."""
CALLED: dict[str, str] = {
    "worklog": "window incident log work-log work_log postmortem 作業ログ メンテナンス時間帯 ポストモーテム",
    "pitfall": "落とし穴",
    "checklist": "チェックリスト",
    "kb": "kb.yml kb.yaml setting vocabulary config 設定",
}
"""How people call what it is of; one or many of it."""

EPILOG = """\b
Examples:
  kb schema window             the schema of windows and incidents
  kb schema kb.yml             of the settings
  kb schema --write            all of them, into .kb/schema/ for editors

\b
Kinds:
""" + "\n".join(f"  {kind:9}  {what}" for kind, what in WHAT_FOR.items())


class Kind(click.ParamType[str]):
    """A kind by its own name, or as people call what it is of: one of it, many of it, its folder or file."""

    name = "kind"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """One of SCHEMAS; fails with the list of them."""
        asked = str(value).strip().casefold()
        last = asked.rstrip("/").rpartition("/")[2]
        words = {word: kind for kind in SCHEMAS for word in (kind, *CALLED[kind].split())}
        found = words.get(last) or words.get(last.removesuffix("s")) or words.get(last.removesuffix(".json"))
        if found is None:
            there = ", ".join(f"{kind} ({what})" for kind, what in WHAT_FOR.items())
            self.fail(f"'{value}' is no kind of record; there are: {there}", param, ctx)
        return found

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002  # click's own signature
        """The kinds for the Tab key."""
        return [CompletionItem(kind, help=what) for kind, what in WHAT_FOR.items() if kind.startswith(incomplete)]


@click.command(epilog=EPILOG)
@click.argument("kind", required=False, type=Kind())
@click.option("--write", is_flag=True, help=f"Write all schemas into {FOLDER}/ of the knowledge base.")
@root_option
def schema(kind: str | None, *, write: bool, root: Path | None) -> None:
    """Print the JSON Schema of KIND, or with --write put all of them where editors look.

    KIND may be what you have before you: window, incident, pitfalls, kb.yml. Without it, list the kinds. Accepts what
    kb accepts; the models are where both come from.

    Exit codes: 0 printed or written; 2 no such kind, or no knowledge base to write into.
    """
    if write:
        for name, path in write_schemas(choose_root(root)).items():
            click.echo(f"{name:9}  {path}")
    elif kind is None:
        click.echo("\n".join(f"{kind:9}  {WHAT_FOR[kind]}" for kind in SCHEMAS))
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
