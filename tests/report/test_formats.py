from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.problem import Problem
from kb.report import FORMATS
from kb.report.report import Report


def test_the_table_has_the_formats_of_the_design() -> None:
    assert list(FORMATS) == ["text", "json", "github", "sarif"]


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_ends_its_last_line(problem: Callable[..., Problem], name: str) -> None:
    for problems in ((), (problem(help="x"),)):
        text = FORMATS[name](Report(problems))
        assert text
        assert not text.endswith("\n")
