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


def test_without_a_kind_it_lists_them_with_what_they_are_of(kb: Run, tmp_path: Path) -> None:
    result = kb(tmp_path, "schema")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(SCHEMAS)
    assert "windows and incidents" in result.stdout


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        *((word, "worklog") for word in ("window", "windows", "Incident", "log", "logs", "logs/windows/", "作業ログ")),
        *((word, "pitfall") for word in ("pitfalls", "logs/pitfalls", "落とし穴")),
        ("checklists", "checklist"),
        *((word, "kb") for word in ("kb.yml", "logs/kb.yml", "settings", "vocabulary", "kb.json")),
    ],
)
def test_a_kind_may_be_what_somebody_has_before_them(kb: Run, tmp_path: Path, word: str, kind: str) -> None:
    result = kb(tmp_path, "schema", word)
    assert result.exit_code == 0
    assert result.stdout == kb(tmp_path, "schema", kind).stdout


@pytest.mark.parametrize("word", ["", "s", "widow", "plan.json"])
def test_an_unknown_kind_is_2_and_tells_what_is_there(kb: Run, tmp_path: Path, word: str) -> None:
    result = kb(tmp_path, "schema", word)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"'{word}' is no kind of record; there are: worklog (windows and incidents), pitfall" in result.stderr


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
