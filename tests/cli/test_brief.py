"""`kb brief`: one window by any of its names, or those of a branch; exit codes; formats."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kb.pages.brief.markdown import MARK

Run = Callable[..., Result]
Git = Callable[..., str]

NIGHT = """
logs/pitfalls/switch-undone.yml
| title: Apply undoes the switch
| avoid:
|   - Put the switch into code
| detect:
|   - steps:
|       first:
|         with: hand
|       then:
|         with: terraform
|     examples:
|       hit:
|         - steps:
|             - do: a
|               with: hand
|             - do: b
|               with: terraform
|       clean:
|         - steps:
|             - do: b
|               with: terraform
logs/incidents/outage.yml
| title: Outage
logs/windows/tonight.yml
| title: Tonight
| aliases:
|   - this-night
| window:
|   start: 2026-12-12 02:00
| steps:
|   - do: Switch
|     with: hand
|   - do: Apply
|     with: terraform
logs/windows/tomorrow.yml
| title: Tomorrow
| window:
|   start: 2026-12-13 02:00
"""
NOW = ("--now", "2026-12-11 18:00")


@pytest.fixture
def base(shelf: Callable[[str], Path]) -> Path:
    return shelf(NIGHT)


def test_a_recognised_pitfall_is_exit_1_and_none_is_0(kb: Run, base: Path) -> None:
    found = kb(base, "brief", "tonight", *NOW)
    assert found.exit_code == 1
    assert "Apply undoes the switch [switch-undone]" in found.output
    assert kb(base, "brief", "tomorrow", *NOW).exit_code == 0


def test_a_waived_pitfall_is_listed_and_does_not_count(kb: Run, base: Path) -> None:
    with (base / "logs/windows/tonight.yml").open("a", encoding="utf-8") as file:
        file.write("waive:\n  - pitfall: switch-undone\n    because: Nobody applies\n")
    found = kb(base, "brief", "tonight", *NOW)
    assert found.exit_code == 0
    assert "Apply undoes the switch [switch-undone]: Nobody applies" in found.output


def test_an_old_name_leads_to_the_window(kb: Run, base: Path) -> None:
    found = kb(base, "brief", "this-night", *NOW)
    assert found.exit_code == 1
    assert "'this-night' is called 'tonight' today" in found.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tonite",), "no window is called 'tonite'; did you mean 'tonight'?"),
        (("zzz",), "no window is called 'zzz'; coming: tomorrow, tonight"),
        (("outage",), "'outage' is an incident; only a window has a brief"),
        (("switch-undone",), "'switch-undone' is a pitfall; only a window has a brief"),
        ((), "give the id of a window, or --since and a commit"),
        (("tonight", "--since", "main"), "give ids or --since, not both"),
        (("--since", "main"), "--since:"),
    ],
)
def test_wrong_usage_is_exit_2_and_one_sentence(kb: Run, base: Path, arguments: tuple[str, ...], said: str) -> None:
    found = kb(base, "brief", *arguments, *NOW)
    assert found.exit_code == 2
    assert said in found.output


def test_json_for_programs(kb: Run, base: Path) -> None:
    found = json.loads(kb(base, "brief", "tonight", "tomorrow", "--format", "json", *NOW).stdout)
    first, second = found["briefs"]
    assert (found["version"], first["id"], second["id"]) == (1, "tonight", "tomorrow")
    assert first["runs_into"][0]["pitfall"] == "switch-undone"
    assert first["runs_into"][0]["reasons"][0]["steps"] == [1, 2]


def test_since_a_commit_only_what_the_branch_plans(kb: Run, git: Git, base: Path) -> None:
    git(base, "init", "-q")
    git(base, "add", "-A")
    git(base, "commit", "-qm", "Begin")
    none = kb(base, "brief", "--since", "HEAD", "--format", "markdown", *NOW)
    assert (none.exit_code, none.stdout) == (0, "")
    path = base / "logs/windows/tonight.yml"
    path.write_text(path.read_text("utf-8") + "tags:\n  - night\n", "utf-8")
    found = kb(base, "brief", "--since", "HEAD", "--format", "markdown", *NOW)
    assert found.exit_code == 1
    assert found.stdout.startswith(MARK)
    assert "## Tonight" in found.stdout
    assert "Tomorrow" not in found.stdout
    assert kb(base, "brief", "--since", "HEAD", "--now", "2027-01-01").stdout == ""
