from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from kb.model.schema import SCHEMAS

Run = Callable[..., Result]
Shelf = Callable[[str], Path]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_each_kind_is_a_schema(kb: Run, tmp_path: Path, kind: str) -> None:
    result = kb(tmp_path, "schema", kind)
    assert result.exit_code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(result.stdout))


def test_without_a_kind_it_lists_them(kb: Run, tmp_path: Path) -> None:
    result = kb(tmp_path, "schema")
    assert (result.exit_code, result.stdout) == (0, "worklog\npitfall\nchecklist\nkb\n")


def test_an_unknown_kind_is_2(kb: Run, tmp_path: Path) -> None:
    assert kb(tmp_path, "schema", "window").exit_code == 2


def test_write_puts_all_of_them_where_editors_look(kb: Run, shelf: Shelf) -> None:
    root = shelf("")
    result = kb(root / "logs", "schema", "--write")
    assert result.exit_code == 0
    for kind in SCHEMAS:
        written = (root / ".kb/schema" / f"{kind}.json").read_text(encoding="utf-8")
        assert written == kb(root, "schema", kind).stdout
        assert f"{kind}.json" in result.stdout


def test_write_leaves_a_file_alone_that_is_up_to_date(kb: Run, shelf: Shelf) -> None:
    root = shelf("")
    kb(root, "schema", "--write")
    files = sorted((root / ".kb/schema").iterdir())
    before = [file.stat().st_ino for file in files]
    files[0].write_text("{}")
    assert kb(root, "schema", "--write").exit_code == 0
    assert [file.stat().st_ino for file in files][1:] == before[1:]
    assert files[0].read_text() != "{}"


def test_write_needs_a_knowledge_base(kb: Run, tmp_path: Path) -> None:
    result = kb(tmp_path, "schema", "--write")
    assert result.exit_code == 2
    assert "kb init" in result.stderr
