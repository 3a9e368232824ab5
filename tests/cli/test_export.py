"""`kb export` as a person runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner, Result

from kb.cli.export import export
from kb.pipeline import Checked, check

LOGS = """
logs/windows/2026-12-01-x.yml
| title: X
| window:
|   start: 2026-12-01 02:00
|   end: 05:00
logs/pitfalls/wet-paint.yml
| title: Wet <paint>
| aliases:
|   - old-paint
docs/runbooks/switch.md
| # Switch
|
| Mind [[wet-paint]], see [more](more.md).
docs/runbooks/more.md
| # More
docs/pictures/x.txt
| a file
mkdocs.yml
| site_name: Nights
| site_url: https://kb.example.org/
| theme:
|   name: material
| plugins:
|   - kb
| exclude_docs: /pictures/
| nav:
|   - Home: index.md
|   - Runbooks:
|       - Switch: runbooks/switch.md
"""


@pytest.fixture
def root(shelf: Callable[[str], Path]) -> Path:
    return shelf(LOGS)


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(export, [*arguments, "--root", str(root), "--now", "2026-11-27 18:00"])


def test_markdown_for_zensical(root: Path, tmp_path: Path) -> None:
    done = run(root, str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    assert "zensical build" in done.output
    out = tmp_path / "out"
    assert 'title: "Wet &lt;paint&gt;"' in (out / "docs/pitfalls/wet-paint.md").read_text("utf-8")
    assert 'href="../pitfalls/wet-paint/"' in (out / "docs/runbooks/switch.md").read_text("utf-8")
    assert "[more](more.md)" in (out / "docs/runbooks/switch.md").read_text("utf-8")
    assert "wet-paint/" in (out / "docs/pitfalls/old-paint.md").read_text("utf-8")
    assert (out / "docs/assets/kb/kb.css").is_file()
    assert not (out / "docs/pictures").exists()
    assert 'nav = [{ "Home" = "index.md" }, { "Runbooks" = [{ "Switch" = "runbooks/switch.md" }] }]' in (
        out / "zensical.toml"
    ).read_text("utf-8")


def test_markdown_for_hugo(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(root, str(out), "--for", "hugo").exit_code == 0
    assert 'title: "Wet <paint>"' in (out / "content/pitfalls/wet-paint.md").read_text("utf-8")
    assert (out / "content/pitfalls/_index.md").is_file()
    assert "render: never" in (out / "content/runbooks/_index.md").read_text("utf-8")
    switch = (out / "content/runbooks/switch.md").read_text("utf-8")
    assert 'href="../../pitfalls/wet-paint/"' in switch
    assert "[more](../../runbooks/more/)" in switch
    assert 'pageRef = "/runbooks/switch"' in (out / "hugo.toml").read_text("utf-8")
    assert (out / "static/kb.json").is_file()


def test_the_same_bytes_again(root: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run(root, str(tmp_path / name)).exit_code == 0
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)


def test_ndjson_is_printed_or_written(root: Path, tmp_path: Path) -> None:
    printed = run(root, "--format", "ndjson").output
    ids = [json.loads(line)["id"] for line in printed.splitlines()]
    assert "wet-paint" in ids
    assert run(root, str(tmp_path / "out"), "--format", "ndjson").exit_code == 0
    assert (tmp_path / "out/kb.ndjson").read_text("utf-8") == printed


@pytest.mark.parametrize(
    ("into", "changes", "tries"),
    [
        (("--format", "ndjson"), 0, 1),
        (("--format", "ndjson"), 1, 2),
        (("--format", "ndjson"), 9, 3),
        (("out", "--format", "ndjson"), 1, 2),
        (("out",), 1, 2),
    ],
)
def test_what_changes_meanwhile_makes_it_begin_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch, into: tuple[str, ...], changes: int, tries: int
) -> None:
    done = 0

    def check_and_change(base: Path, now: str | None) -> Checked:
        nonlocal done
        checked = check(base, now)
        done += 1
        if done <= changes:
            (base / "logs/pitfalls/wet-paint.yml").write_text(f"title: Paint {done}\n", "utf-8")
        return checked

    monkeypatch.chdir(root)
    monkeypatch.setattr("kb.cli.export.check_all", check_and_change)
    result = run(root, *into)
    assert (result.exit_code, done) == (0, tries)
    assert result.stderr.count("kb: a file was changed meanwhile; exporting again\n") == tries - 1
    made = [path.read_text("utf-8", "replace") for path in (root / "out").rglob("*") if path.is_file()]
    assert (f"Paint {tries - 1}" if changes else "Wet <paint>") in "".join([result.stdout, *made])


def test_calendars_to_send(root: Path, tmp_path: Path) -> None:
    assert run(root, str(tmp_path / "out"), "--format", "ics").exit_code == 0
    names = sorted(path.name for path in (tmp_path / "out").glob("*.ics"))
    assert names == ["2026-12-01-x.ics", "calendar.ics"]
    found = icalendar.Calendar.from_ical((tmp_path / "out/2026-12-01-x.ics").read_bytes())
    assert [str(event["uid"]) for event in found.events] == ["2026-12-01-x@kb.example.org"]


def test_wrong_usage_is_told_and_nothing_is_written(root: Path, tmp_path: Path) -> None:
    assert run(root).exit_code == 2
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/x").write_text("x")
    refused = run(root, str(tmp_path / "mine"))
    assert refused.exit_code == 2
    assert "--replace" in refused.output
    assert run(root, str(root)).exit_code == 2


@pytest.mark.parametrize("into", [("out",), ("--format", "ndjson")])
def test_a_record_that_cannot_be_read_stops_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, into: tuple[str, ...]
) -> None:
    monkeypatch.chdir(root)
    (root / "logs/pitfalls/broken.yml").write_text("titel: X\n")
    result = run(root, *into)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("logs/pitfalls/broken.yml:1:1: error[")
    assert result.stderr.endswith("kb: nothing is exported\n")
    assert not (root / "out").exists()


INTERNAL = """
logs/pitfalls/only-for-us.yml
| title: Only for our own eyes
| visibility: internal
logs/pitfalls/for-all.yml
| title: For all
| symptom: |
|   As with [[only-for-us]].
docs/runbook.md
| # Runbook
|
| Mind [[only-for-us]].
mkdocs.yml
| site_name: Nights
| theme:
|   name: material
| plugins:
|   - kb
"""


FORMS = [(), ("--for", "hugo"), ("--format", "ndjson"), ("--format", "ics")]
BY_OPTION = INTERNAL, ("--public",)
BY_KB_YML = f"{INTERNAL}logs/kb.yml\n| public: true\n", ()
BY_MKDOCS = INTERNAL.replace("|   - kb\n", "|   - kb:\n|       public: true\n"), ()


@pytest.mark.parametrize(("drawn", "option"), [BY_OPTION, BY_KB_YML, BY_MKDOCS], ids=["option", "kb.yml", "mkdocs.yml"])
@pytest.mark.parametrize("arguments", FORMS, ids=" ".join)
def test_a_public_export_shows_nothing_internal(
    shelf: Callable[[str], Path], tmp_path: Path, drawn: str, option: tuple[str, ...], arguments: tuple[str, ...]
) -> None:
    root, out = shelf(drawn), tmp_path / "out"
    done = run(root, str(out), *option, *arguments)
    assert done.exit_code == 0, done.output
    texts = "".join(path.read_bytes().decode("utf-8", "replace") for path in out.rglob("*") if path.is_file())
    assert "only-for-us" not in texts
    assert "our own eyes" not in texts
    if not arguments:
        assert "For all" in texts


@pytest.mark.parametrize(("drawn", "option"), [BY_OPTION, BY_KB_YML, BY_MKDOCS], ids=["option", "kb.yml", "mkdocs.yml"])
def test_what_is_printed_is_public_too(shelf: Callable[[str], Path], drawn: str, option: tuple[str, ...]) -> None:
    done = run(shelf(drawn), "--format", "ndjson", *option)
    assert done.exit_code == 0, done.output
    assert "only-for-us" not in done.output
    assert "For all" in done.output


@pytest.mark.parametrize("folder", ["logs", "docs", "docs/runbooks", "."])
def test_what_people_wrote_is_never_replaced(root: Path, folder: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    given = [str(root / folder), "--root", str(root), "--replace"]
    result = CliRunner().invoke(export, given, catch_exceptions=False)
    assert result.exit_code == 2
    assert "holds the knowledge base itself" in result.stderr
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
