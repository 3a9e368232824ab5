"""What mkdocs.yml fetches from other sites is a lesson, until the policy allows it or is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.pipeline import check
from kb.problem import Level

SETTINGS = """
    mkdocs.yml
    | site_name: x
    | theme: {{name: material, font: {{text: Roboto}}}}
    | repo_url: https://github.com/example/kb
    | extra_css:
    |   - https://cdn.example/a.css
    | plugins: [{{kb: {options}}}]
    """
FONTS = "https://fonts.googleapis.com, https://fonts.gstatic.com"


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        ("{}", [2, 3, 5]),
        ("{policy_also: {style-src: [https://cdn.example]}}", [2, 3]),
        ("{policy_also: {style-src: [https://fonts.googleapis.com]}}", [2, 3, 5]),
        (f"{{policy_also: {{style-src: [{FONTS}], connect-src: ['https://api.github.com']}}}}", [5]),
        ("{policy: never}", []),
    ],
)
def test_each_is_told_in_its_line_with_help(shelf: Callable[[str], Path], options: str, lines: list[int]) -> None:
    found = check(shelf(SETTINGS.format(options=options)), "2026-11-27").problems
    assert [(one.place.path, one.place.line) for one in found] == [("mkdocs.yml", line) for line in lines]
    assert {(one.rule, one.level, bool(one.help)) for one in found} <= {("blocked-content", Level.WARNING, True)}
    assert all("the built site's policy stops" in one.message for one in found)
