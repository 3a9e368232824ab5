"""What `--help` says: every verb has exit codes and examples, and examples that name records work in the demo."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result

from kb.cli import MENU, menu

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]
NAMING = {"actions", "brief", "export", "link", "merge", "new", "rename"}
"""Verbs whose examples name records."""
NOT_HERE = re.compile(r"\.\./|origin/|https?:|\||\.(?:md|json)\b")
"""Examples about other folders, files, git or a tracker."""
SETTINGS = "site_name: demo\nsite_url: https://kb.example.com/\ntheme: material\nplugins: [search, kb]\n"


def _commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(menu)
    for name in menu.list_commands(context):
        command = menu.get_command(context, name)
        assert command
        yield name, command
        if name == "new":
            assert isinstance(command, click.Group)
            yield from ((f"new {kind}", one) for kind, one in command.commands.items())


def _examples(command: click.Command) -> list[str]:
    """The lines below `Examples:`, without what is said beside them."""
    lines = (command.epilog or "").splitlines()
    return [re.split(r" {2,}", line.strip())[0] for line in lines if re.match(r"  (?!Example)\S", line)]


@pytest.mark.parametrize("verb", MENU)
def test_every_verb_has_examples_and_exit_codes(verb: str) -> None:
    command = dict(_commands())[verb]
    assert re.match(r"\x08?\n?Examples?:\n", command.epilog or "")
    assert any(re.search(rf"\bkb {verb}\b", example) for example in _examples(command))
    assert re.search(r"^ *Exit codes: 0 \w", command.help or "", re.MULTILINE)


EXAMPLES = {
    example: None
    for verb, command in _commands()
    for example in _examples(command)
    if verb.split()[0] in NAMING and not NOT_HERE.search(example)
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_that_name_records_work_in_the_demo(kb: Run, tmp_path: Path, example: str) -> None:
    for part in ("logs", "docs/runbooks"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    result = kb(tmp_path, *shlex.split(example)[1:])
    expected = 1 if example.startswith("kb brief") else 0
    assert result.exit_code == expected, f"{example}: {result.stderr}"
