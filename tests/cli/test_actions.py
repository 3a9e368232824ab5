from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.cli import menu
from kb.pipeline import check

Run = Callable[..., Result]
Shelf = Callable[[str], Path]
NOW = ("--now", "2026-03-01")
NIGHT = """
logs/windows/2026-02-14-a-night.yml
| title: A night
| window:
|   start: 2026-02-14 02:00
| outcome: completed
| actions:
|   - id: rotate
|     do: Rotate the logs
|     owner: infra
|     due: 2026-02-20
|     ticket: https://tracker.example.com/browse/OPS-1/
|   - do: Write it down
|     owner: lead
|     due: 2026-06-30
|   - do: Old
|     done: 2026-02-15
jira.csv
| Issue key,Status,Resolved
| OPS-1,Done,2026-02-25
| OPS-9,Open,
reopened.json
| [{"url": "https://tracker.example.com/browse/OPS-1", "state": "open"}]
"""


def names(result: Result) -> list[str]:
    return [one["action"] for one in json.loads(result.stdout)]


def test_what_is_open_the_overdue_and_one_role(kb: Run, shelf: Shelf) -> None:
    root = shelf(NIGHT)
    listed = ("actions", "--format", "json", *NOW)
    assert names(kb(root, *listed)) == ["2026-02-14-a-night#2", "2026-02-14-a-night#rotate"]
    assert names(kb(root, *listed, "--overdue")) == ["2026-02-14-a-night#rotate"]
    assert names(kb(root, *listed, "--owner", "lead")) == ["2026-02-14-a-night#2"]
    assert len(names(kb(root, *listed, "--all"))) == 3
    text = kb(root, "actions", *NOW).stdout
    assert "Rotate the logs (infra, due 2026-02-20 (overdue), https://tracker" in text
    assert "2 actions, 1 overdue" in text
    assert "- [ ] Write it down (lead, due 2026-06-30)" in kb(root, "actions", "--format", "markdown", *NOW).stdout


@pytest.mark.parametrize(
    "name", ["2026-02-14-a-night#rotate", "2026-02-14-a-night#1", "https://tracker.example.com/browse/OPS-1"]
)
def test_closing_leaves_the_log_as_it_was(kb: Run, shelf: Shelf, name: str) -> None:
    root = shelf(NIGHT)
    before = (root / "logs/windows/2026-02-14-a-night.yml").read_bytes()
    assert kb(root, "actions", "--close", name, "--done", "2026-02-28", *NOW).exit_code == 0
    assert (root / "logs/windows/2026-02-14-a-night.yml").read_bytes() == before
    assert "- ticket: https://tracker.example.com/browse/OPS-1\n    state: done\n    done: 2026-02-28\n" in (
        root / "logs/actions.yml"
    ).read_text("utf-8")
    assert names(kb(root, "actions", "--format", "json", *NOW)) == ["2026-02-14-a-night#2"]
    assert "action-overdue" not in {one.rule for one in check(root, "2026-03-01").problems}


def test_nothing_is_called_done_before_it_is_written(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kb.cli.actions_closing.update_file", refuse)
    verb = ["actions", "--close", "2026-02-14-a-night#2", "--root", str(shelf(NIGHT)), *NOW]
    result = CliRunner().invoke(menu, verb)
    assert isinstance(result.exception, OSError)
    assert result.output == ""


def test_an_action_without_a_ticket_is_known_by_its_log(kb: Run, shelf: Shelf) -> None:
    root = shelf(NIGHT)
    kb(root, "actions", "--close", "2026-02-14-a-night#2", *NOW)
    assert "- action: 2026-02-14-a-night#2\n" in (root / "logs/actions.yml").read_text("utf-8")


def test_a_tracker_closes_and_opens_again(kb: Run, shelf: Shelf) -> None:
    root = shelf(NIGHT)
    result = kb(root, "actions", "--import", "jira.csv", *NOW)
    assert "2 tickets read; actions name 1 of them" in result.stderr
    text = (root / "logs/actions.yml").read_text("utf-8")
    assert "done: 2026-02-25\n    seen: 2026-03-01\n" in text
    kb(root, "actions", "--import", "jira.csv", "--now", "2026-03-09")
    assert (root / "logs/actions.yml").read_text("utf-8") == text
    kb(root, "actions", "--import", "reopened.json", *NOW)
    assert "2026-02-14-a-night#rotate" in names(kb(root, "actions", "--format", "json", *NOW))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--close", "2026-02-14-a-night#rotat"), "did you mean '2026-02-14-a-night#rotate'"),
        (("--close", "2026-02-14-a-night#2", "--done", "soon"), "--done"),
        (("--done", "2026-02-28"), "--done goes with --close"),
        (("--import", "gone.csv"), "matches nothing"),
        (("--import", "logs/kb.yml"), "no column"),
    ],
)
def test_wrong_usage_writes_nothing(kb: Run, shelf: Shelf, arguments: tuple[str, ...], sentence: str) -> None:
    root = shelf(NIGHT)
    result = kb(root, "actions", *arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert not (root / "logs/actions.yml").exists()


def test_a_broken_state_file_is_told(shelf: Shelf) -> None:
    root = shelf("logs/actions.yml\n| actions:\n|   - ticket: x\n|     state: maybe\n")
    assert {(one.rule, one.place.path) for one in check(root, "2026-03-01").problems} == {
        ("unknown-choice", "logs/actions.yml"),
        ("missing-field", "logs/actions.yml"),
    }
