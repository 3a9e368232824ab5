from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kb.rules import RULES
from kb.rules.misfits import MISFITS

Run = Callable[..., Result]
NAMES = sorted({*MISFITS, *(rule.name for rule in RULES)})


def test_the_table_has_every_name_on_one_line(kb: Run, tmp_path: Path) -> None:
    result = kb(tmp_path, "explain")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == NAMES
    assert any(line.startswith("decide-by ") and "warning" in line for line in result.stdout.splitlines())


def test_a_rule_is_explained(kb: Run, tmp_path: Path) -> None:
    result = kb(tmp_path, "explain", "decide-by")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:3] == ["decide-by (warning)", "", "A window has a moment for going on or turning back."]
    assert lines.index("PASS:") < lines.index("      decide_by: 03:30") < lines.index("FAIL:")


@pytest.mark.parametrize("name", NAMES)
def test_every_name_can_be_explained(kb: Run, tmp_path: Path, name: str) -> None:
    result = kb(tmp_path, "explain", name)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{name} (")


@pytest.mark.parametrize(
    ("typed", "hint"), [("decide_by", "did you mean 'decide-by'?"), ("zzzzzz", "all of them: kb explain")]
)
def test_an_unknown_name_is_2(kb: Run, tmp_path: Path, typed: str, hint: str) -> None:
    result = kb(tmp_path, "explain", typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"kb: no rule is called '{typed}'; {hint}\n"


def test_misfits_are_explained_like_rules(kb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "One line.\n\nWhy.\n\nFAIL:\n\n    title: x\n    \n    decided_by: x\n"
    monkeypatch.setitem(MISFITS, "unknown-thing", text)
    result = kb(tmp_path, "explain", "unknown-thing")
    expected = "unknown-thing (error)\n\nOne line.\n\nWhy.\n\nFAIL:\n\n    title: x\n\n    decided_by: x\n"
    assert result.stdout == expected


def test_a_terminal_gets_colours(tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "kb", "explain", "decide-by"]
    with subprocess.Popen(command, stdout=follower, stderr=follower, cwd=tmp_path, env=environment) as process:
        os.close(follower)
        shown = b""
        while chunk := _read(leader):
            shown += chunk
    assert process.returncode == 0
    assert b"\x1b[1mdecide-by\x1b[0m" in shown
    assert b"FAIL:" in shown
    os.close(leader)


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 4096)
    except OSError:  # what Linux says when the other end is closed
        return b""
