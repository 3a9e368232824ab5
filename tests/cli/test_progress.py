"""Long work tells a terminal how far it is, and nobody else."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.cli import progress as module
from kb.cli.progress import progress
from kb.pipeline import check
from kb.progress import unwatched


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_one_line_that_goes(shelf: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(module, "PATIENCE", 0)
    monkeypatch.setattr(module, "PAUSE", 0)
    root = shelf("""
        logs/windows/first.yml
        | title: First
        logs/windows/second.yml
        | title: Second
    """)
    with progress() as watch:
        check(root, watch=watch)
    assert "\rreading record 1 of 2" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")


def test_a_pipe_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress() as watch:
        assert watch is unwatched


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress() as watch:
        watch("reading record", 1, 2)
    assert terminal.getvalue() == ""
