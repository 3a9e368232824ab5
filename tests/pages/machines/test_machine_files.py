"""All files for machines together: the same bytes for the same moment, no name twice, nothing left unsaid."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli.schema import schema
from kb.model.schema import SCHEMAS
from kb.pages.machines import machine_files
from kb.pages.machines.publication import Publication

Publish = Callable[..., Publication]
GUIDE = Path(__file__).parents[3] / "docs/guide/machines.md"


def test_the_same_bytes_for_the_same_moment(publication: Publish) -> None:
    first, again = list(machine_files(publication())), list(machine_files(publication()))
    assert first == again
    names = [name for name, _ in first]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_schemas_are_what_the_command_prints(publication: Publish, kind: str) -> None:
    text = dict(machine_files(publication()))[f"schema/{kind}.json"]
    assert text == CliRunner().invoke(schema, [kind]).output
    assert json.loads(text)["$schema"]


def test_the_guide_names_every_file(publication: Publish) -> None:
    guide = GUIDE.read_text("utf-8")
    for name, _ in machine_files(publication()):
        folder = name.partition("/")[0]
        assert f"/{name}" in guide or f"/{folder}/" in guide, f"docs/guide/machines.md says nothing of {name}"
