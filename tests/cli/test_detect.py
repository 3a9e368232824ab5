"""`kb detect` as a person runs it: here, far from the logs, with a record to note the catch in."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.cli import menu
from kb.cli.detect import WRITERS
from kb.pipeline import check
from kb.site.build import build_site

Run = Callable[..., Result]
HIT, CLEAN = "stat night.tfplan: no such file or directory\n", "Apply complete!\n"
MKDOCS = """\
site_name: Night
site_url: https://kb.example.org
theme: {name: material, language: ja}
plugins: [search, kb]
"""
BASE = """
logs/pitfalls/plan-file-missing.yml
| title:
|   ja: plan ファイルがない
|   en: The plan file is missing
| severity: delay
| recover:
|   - read the first error
| false_positives:
|   - somebody looked for it by hand
| detect:
|   - error_text:
|       pattern: 'tfplan: no such file'
|     examples:
|       hit:
|         - text: 'stat a.tfplan: no such file or directory'
|       clean:
|         - text: ok
logs/windows/night.yml
| title: A night  # the third one
| window:
|   start: 2026-02-14 02:00
|
| # nothing went wrong
| lessons:
|   - look
"""


@pytest.fixture
def base(shelf: Callable[[str], Path]) -> Path:
    root = shelf(BASE)
    (root / "apply.log").write_text(f"Initializing...\n{HIT}", "utf-8")
    (root / "ok.log").write_text(CLEAN, "utf-8")
    return root


def test_a_hit(kb: Run, base: Path) -> None:
    result = kb(base, "detect", "apply.log", "ok.log")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "apply.log: pitfall[plan-file-missing] The plan file is missing",
        "  why: line 2 matches tfplan: no such file",
        "       | stat night.tfplan: no such file or directory",
        "  now: 1. read the first error",
        "  not this pitfall when: somebody looked for it by hand",
        "  not met yet in these records",
        "  pitfalls/plan-file-missing/",
        "",
        "1 known pitfall in 1 of 2 inputs",
    ]


def test_nothing_known(kb: Run, base: Path) -> None:
    result = kb(base, "detect", "ok.log")
    assert (result.exit_code, result.stdout) == (0, "no known pitfall in 1 input\n")


def test_standard_input(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(base)
    result = CliRunner().invoke(menu, ["detect", "-"], input=HIT.encode("utf-16"), prog_name="kb")
    assert result.exit_code == 1
    assert result.stdout.startswith("-: pitfall[plan-file-missing]")


def test_one_input_that_is_lost_hides_no_other(kb: Run, base: Path) -> None:
    (base / "empty.json").write_text("", "utf-8")
    result = kb(base, "detect", "gone.log", "apply.log", "empty.json", "logs")
    assert result.exit_code == 2
    assert "apply.log: pitfall[plan-file-missing]" in result.stdout
    assert "gone.log: not read, or not whole: it cannot be read: No such file or directory" in result.stdout
    assert "empty.json: not read, or not whole: it is empty; did the command before it fail?" in result.stdout
    assert "logs: not read, or not whole: it cannot be read: Is a directory" in result.stdout
    assert result.stdout.endswith("1 known pitfall in 1 of 4 inputs; 3 could not be read, or not whole\n")


def test_a_damaged_knowledge_base_still_says_what_it_knows(kb: Run, base: Path) -> None:
    (base / "logs/pitfalls/other.yml").write_text("title: [\n", "utf-8")
    result = kb(base, "detect", "apply.log")
    assert result.exit_code == 2
    assert "pitfall[plan-file-missing]" in result.stdout
    assert "knowledge base: its records cannot be read whole: logs/pitfalls/other.yml:" in result.stdout
    assert kb(base, "detect", "ok.log").exit_code == 2


@pytest.mark.parametrize("arguments", [(), ("--as", "poem", "ok.log"), ("--format", "xml", "ok.log")])
def test_wrong_usage(kb: Run, base: Path, arguments: tuple[str, ...]) -> None:
    assert kb(base, "detect", *arguments).exit_code == 2


def test_told_what_it_is(kb: Run, base: Path) -> None:
    (base / "README.md").write_text(HIT, "utf-8")
    assert kb(base, "detect", "README.md").exit_code == 0
    assert kb(base, "detect", "README.md", "--as", "log").exit_code == 1
    assert "its JSON" not in kb(base, "detect", "ok.log", "--as", "terraform-json").stdout
    assert kb(base, "detect", "ok.log", "--as", "terraform-json").exit_code == 2


@pytest.mark.parametrize("form", WRITERS)
def test_every_format_keeps_the_exit_code(kb: Run, base: Path, form: str) -> None:
    assert kb(base, "detect", "apply.log", "--format", form).exit_code == 1
    assert kb(base, "detect", "gone.log", "--format", form).exit_code == 2
    assert kb(base, "detect", "ok.log", "--format", form).exit_code == 0


def test_far_from_the_logs(kb: Run, base: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (base / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    (base / "docs").mkdir()
    site = build_site(base, check(base, "2026-11-27 18:00"), base / "site")
    far = tmp_path_factory.mktemp("far")
    (far / "apply.log").write_text(HIT, "utf-8")
    (far / "kb").mkdir()
    (far / "kb/pitfalls.json").write_bytes((site / "pitfalls.json").read_bytes())
    for published in ("kb", "kb/pitfalls.json"):
        result = kb(far, "detect", "apply.log", "--kb", published)
        assert result.exit_code == 1
        assert "pitfall[plan-file-missing] plan ファイルがない" in result.stdout
        assert "  https://kb.example.org/pitfalls/plan-file-missing/\n" in result.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is not there; kb build puts it beside the site's index.html"),
        ("[]", "it is no pitfalls.json of a site that kb built"),
        ("{", "it is damaged (JSONDecodeError)"),
        ('{"kb": "pitfalls", "version": 99}', "its version 99 is not known to this kb; update kb"),
    ],
)
def test_a_published_file_that_is_none(kb: Run, tmp_path: Path, content: str | None, said: str) -> None:
    (tmp_path / "ok.log").write_text(CLEAN, "utf-8")
    if content is not None:
        (tmp_path / "pitfalls.json").write_text(content, "utf-8")
    result = kb(tmp_path, "detect", "ok.log", "--kb", "pitfalls.json")
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_knowledge_base_is_no_published_file(kb: Run, base: Path) -> None:
    result = kb(base, "detect", "ok.log", "--kb", ".")
    assert result.exit_code == 2
    assert "use --root ." in result.stderr


def test_a_catch_is_noted_once(kb: Run, base: Path) -> None:
    file = base / "logs/windows/night.yml"
    before = file.read_text("utf-8")
    file.chmod(0o640)
    result = kb(base, "detect", "apply.log", "--record", "night")
    assert result.exit_code == 1
    assert result.stderr == "kb: noted in logs/windows/night.yml: plan-file-missing\n"
    after = file.read_text("utf-8")
    assert after == (
        f"{before}pitfalls_avoided:\n  - id: plan-file-missing\n    caught_by: detect\n"
        "    note: 'apply.log: line 2 matches tfplan: no such file'\n"
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(file.parent.iterdir()) == [file]
    again = kb(base, "detect", "apply.log", "--record", "night")
    assert again.exit_code == 1
    assert again.stderr == "kb: plan-file-missing stands in logs/windows/night.yml already\n"
    assert file.read_text("utf-8") == after
    assert not [one for one in check(base, "2026-02-13").problems if one.rule in ("unknown-field", "known-reference")]


def test_nothing_is_noted_of_nothing(kb: Run, base: Path) -> None:
    before = (base / "logs/windows/night.yml").read_bytes()
    result = kb(base, "detect", "ok.log", "--record", "night")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (base / "logs/windows/night.yml").read_bytes() == before


def test_a_record_that_nobody_knows(kb: Run, base: Path) -> None:
    result = kb(base, "detect", "apply.log", "--record", "nigth")
    assert result.exit_code == 2
    assert "no window is called 'nigth'; did you mean 'night'?" in result.stderr


def test_what_cannot_be_noted_is_told_and_left_as_it_is(kb: Run, base: Path) -> None:
    file = base / "logs/windows/night.yml"
    file.write_text("title: A night\npitfalls_avoided: [one, # mine\n  two]\n", "utf-8")
    result = kb(base, "detect", "apply.log", "--record", "night")
    assert result.exit_code == 2
    assert "pitfall[plan-file-missing]" in result.stdout
    assert "was left as it is: line 2: write pitfalls_avoided without square brackets first" in result.stderr
    assert file.read_text("utf-8").endswith("[one, # mine\n  two]\n")


def test_what_the_record_waives_does_not_count_and_is_told(kb: Run, base: Path) -> None:
    file = base / "logs/windows/night.yml"
    with file.open("a", encoding="utf-8") as end:
        end.write(
            "waive:\n  - pitfall: plan-file-missing\n    because: we delete it ourselves\n    until: 2026-02-14\n"
        )
    early = kb(base, "detect", "apply.log", "--record", "night", "--now", "2026-02-14 01:00")
    assert early.exit_code == 0
    assert "apply.log: waived[plan-file-missing] because we delete it ourselves" in early.stdout
    assert "pitfalls_avoided" not in file.read_text("utf-8")
    assert kb(base, "detect", "apply.log", "--record", "night", "--now", "2026-02-15 01:00").exit_code == 1


def test_paths_for_a_forge_begin_at_the_repository(kb: Run, git: Callable[..., str], base: Path) -> None:
    git(base, "init", "-q")
    (base / "infra").mkdir()
    (base / "infra/apply.log").write_text(HIT, "utf-8")
    found = kb(base / "infra", "detect", "apply.log", "--format", "sarif")
    (result,) = json.loads(found.stdout)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "infra/apply.log"
    assert (
        "::error file=infra/apply.log,line=1," in kb(base / "infra", "detect", "apply.log", "--format", "github").stdout
    )


def test_help_has_examples(kb: Run, tmp_path: Path) -> None:
    assert "terraform show -json night.tfplan | kb detect -" in kb(tmp_path, "detect", "--help").stdout


def test_without_any_detector_it_says_so(kb: Run, shelf: Callable[[str], Path]) -> None:
    root = shelf("logs/pitfalls/x.yml\n| title: X\n")
    (root / "ok.log").write_text(CLEAN, "utf-8")
    result = kb(root, "detect", "ok.log")
    assert (result.exit_code, result.stderr) == (
        0,
        "kb: no pitfall has a detector yet, so nothing could be recognised\n",
    )
