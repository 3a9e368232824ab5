from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Shelf = Callable[[str], Path]

VALUE = "hunt¦er22".replace("¦", "")
EVERYWHERE = f"""
logs/kb.yml
| schema: 1
| systems:
|   - name: shop
|     owner: PW={VALUE}
logs/windows/one.yml
| # the night; root's PW={VALUE}
| title: 作業
| outcome: cancelled
| lessons:
|   - 注意: パスワードは {VALUE} です
|   - mysql -p{VALUE} shop   # before the switch
| attachments:
|   - file: out.txt
logs/windows/out.txt
| curl -u a:{VALUE} https://internal/
logs/windows/broken.yml
| title: [x PW={VALUE}
logs/fixtures/plan.json
| {{"password": "{VALUE}"}}
docs/runbook.md
| # Runbook
| PGPASSWORD={VALUE} psql
docs/sample.md
| PGPASSWORD={VALUE} psql <!-- kb: allow secret because the manual prints it -->
"""
FILES = {
    "logs/kb.yml",
    "logs/windows/one.yml",
    "logs/windows/out.txt",
    "logs/windows/broken.yml",
    "logs/fixtures/plan.json",
    "docs/runbook.md",
}


def test_secrets_are_told_wherever_they_stand_and_stop_the_check(kb: Run, shelf: Shelf) -> None:
    result = kb(shelf(EVERYWHERE), "check", "--format", "json")
    assert result.exit_code == 1
    problems = json.loads(result.stdout)["problems"]
    assert {one["path"] for one in problems if one["rule"] == "secret"} == FILES


@pytest.mark.parametrize("options", [(), ("--diff",), ("--redact", "--diff"), ("--fix",), ("--redact",)])
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_no_format_and_no_diff_prints_one(kb: Run, shelf: Shelf, form: str, options: tuple[str, ...]) -> None:
    result = kb(shelf(EVERYWHERE), "check", "--format", form, *options)
    assert VALUE not in result.output
    assert VALUE[1:-1] not in result.output


def test_redact_rewrites_in_place(kb: Run, shelf: Shelf) -> None:
    root = shelf(EVERYWHERE)
    before = {path: path.read_text("utf-8") for path in root.rglob("*.*") if path.is_file()}
    result = kb(root, "check", "--redact")
    assert "+  - mysql -p<redacted> shop   # before the switch" in result.stdout
    assert "Change each where it is used" in result.stderr
    for path, text in before.items():
        name = path.relative_to(root).as_posix()
        assert path.read_text("utf-8") == (text.replace(VALUE, "<redacted>") if name in FILES else text)
    again = kb(root, "check", "--format", "json")
    assert not [one for one in json.loads(again.stdout)["problems"] if one["rule"] == "secret"]


def test_redact_shows_first_and_only_shows_with_diff(kb: Run, shelf: Shelf) -> None:
    root = shelf(EVERYWHERE)
    result = kb(root, "check", "--redact", "--diff", "logs/windows/one.yml")
    assert "-  - mysql -p******** shop   # before the switch\n" in result.stdout
    assert "+  - mysql -p<redacted> shop   # before the switch\n" in result.stdout
    assert "runbook" not in result.stdout
    assert VALUE in (root / "logs/windows/one.yml").read_text("utf-8")


def test_nothing_to_take_out(kb: Run, shelf: Shelf) -> None:
    result = kb(shelf("logs/windows/one.yml\n| title: x\n| outcome: cancelled\n"), "check", "--redact", "--diff")
    assert "No secret was found." in result.stderr


def test_find_shows_none(kb: Run, shelf: Shelf) -> None:
    result = kb(shelf(EVERYWHERE), "find", "mysql")
    assert "mysql -p********" in result.stdout
    assert VALUE not in result.output


def test_build_stops(kb: Run, shelf: Shelf) -> None:
    root = shelf(EVERYWHERE)
    (root / "mkdocs.yml").write_text("site_name: x\nplugins: [kb]\n")
    result = kb(root, "build")
    assert result.exit_code == 1
    assert VALUE not in result.output
    assert not (root / "site").exists()
