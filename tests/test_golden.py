"""Whole trips: each folder of tests/golden is a knowledge base with the problems and pages that come of it.

`pytest tests/test_golden.py --update-golden` rewrites the expected side; its diff is then read like prose.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb.pages.page import Page
from kb.pipeline import Checked, check
from kb.pipeline.render import render
from kb.report import FORMATS
from kb.report.report import Report

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in GOLDEN.iterdir() if (path / "logs").is_dir())


def as_text(page: Page) -> str:
    """A page as its reader hears it: title, then each section's heading and text."""
    parts = [
        f"# {page.title}",
        *(f"## {one.heading}\n\n{one.text}" if one.heading else one.text for one in page.sections),
    ]
    return "\n\n".join(parts) + "\n"


def outcome(case: Path, checked: Checked) -> dict[str, str]:
    """Every expected file of a case: its problems, and the pages of its own records."""
    report = Report(checked.problems, len(checked.library.by_id))
    files = {"problems.txt": FORMATS["text"](report).rstrip("\n") + "\n"}
    sources = {entry.source.path for entry in checked.library.entries()}
    for page in render(checked, case):
        if page.source in sources:
            files[f"pages/{page.path}.txt"] = as_text(page)
    return files


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str, request: pytest.FixtureRequest) -> None:
    case = GOLDEN / name
    found = outcome(case, check(case))
    if request.config.getoption("--update-golden"):
        shutil.rmtree(case / "pages", ignore_errors=True)
        for path, text in found.items():
            (case / path).parent.mkdir(parents=True, exist_ok=True)
            (case / path).write_text(text, "utf-8")
    kept = [case / "problems.txt", *sorted((case / "pages").rglob("*.txt"))]
    expected = {path.relative_to(case).as_posix(): path.read_text("utf-8") for path in kept}
    assert found == expected


def test_there_are_cases() -> None:
    assert len(CASES) >= 4
