"""One work log, and what one rule says of it."""

from __future__ import annotations

import shutil
import textwrap
from pathlib import Path
from typing import Protocol

import pytest

from kb.pipeline import check
from kb.problem import Problem


class Told(Protocol):
    """What `rule` says of the work log `text` when it is `now`."""

    def __call__(
        self, rule: str, text: str, *, now: str = "2026-02-13 18:00", folder: str = "windows"
    ) -> list[Problem]: ...


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Draws `text` as logs/<folder>/night.yml and returns the problems of one rule; other misfits fail the test."""

    def tell(rule: str, text: str, *, now: str = "2026-02-13 18:00", folder: str = "windows") -> list[Problem]:
        path = tmp_path / "logs" / folder / "night.yml"
        shutil.rmtree(tmp_path / "logs", ignore_errors=True)
        path.parent.mkdir(parents=True)
        path.write_text("title: A night\n" + textwrap.dedent(text), encoding="utf-8")
        (tmp_path / "logs/kb.yml").write_text("schema: 1\ntimezone: Asia/Tokyo\n", encoding="utf-8")
        checked = check(tmp_path, now)
        assert not checked.has_misfits, checked.problems
        return [problem for problem in checked.problems if problem.rule == rule]

    return tell
