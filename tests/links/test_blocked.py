"""What the policy stops in hand-written pages, with its place; what is code, local or allowed is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.links.blocked import blocked_in
from kb.problem import Level, Problem

STOPPED = [
    ("<script>go()</script>", 1, "an inline script"),
    ('Text <script type="module">go()</script>', 6, "an inline script"),
    ("<style>p { color: red }</style>", 1, "an inline style sheet"),
    ('<b onclick="go()">x</b>', 4, "a handler"),
    ('<p style="color: red">x</p>', 4, "a style in an element"),
    ("# Title {: style='color: red' }", 12, "a style or a handler"),
    ("![x](https://pixel.example/x.png)", 6, "an image of another site"),
    ("![x](//pixel.example/x.png)", 6, "an image of another site"),
    ('<img alt="x" src="https://pixel.example/x.png">', 19, "what another site holds"),
    ("<script src=https://cdn.example/x.js></script>", 13, "what another site holds"),
    ('<link rel="stylesheet" href="https://cdn.example/x.css">', 30, "what another site holds"),
    ('<iframe src="https://grafana.example/d/1"></iframe>', 14, "a frame"),
    ("<iframe src=local.html></iframe>", 1, "a frame"),
    ("[badge]: https://pixel.example/x.png\n\n![x][badge]", 10, "an image of another site"),
    ("[badge]: //pixel.example/x.png\n\n![Badge][]", 10, "an image of another site"),
    ("[badge]: <https://pixel.example/x.png>\n\n![badge]", 11, "an image of another site"),
    ("```mermaid\ngraph TD; A-->B\n```", 4, "Mermaid"),
    ("~~~ {.mermaid}\ngraph TD; A-->B\n~~~", 5, "Mermaid"),
    ("[x](javascript:go())", 5, "a link that would run a script"),
    ("[x](http://[)", 5, "a link that is no address"),
]
LET_PASS = [
    "Use `<script>` and `style=` sparingly.",
    "```html\n<script>go()</script>\n```",
    "    <p style='color: red'>indented code</p>",
    "![x](switch.png) and [x](https://status.example/)",
    '<img src="switch.png" class="wide">',
    '<script src="../assets/our.js"></script>',
    '<script type="application/json">{}</script>',
    "The option on = off, and a < b > c.",
    "[x](../runbook.md#steps)",
    "[status]: https://pixel.example/\n\n[The status][status]",
    "[badge]: badge.png\n\n![x][badge]",
    "```text\n```mermaid\n```",
]


@pytest.mark.parametrize(("line", "column", "what"), STOPPED)
def test_what_is_stopped_is_told_with_its_place(line: str, column: int, what: str) -> None:
    found = list(blocked_in(f"# Runbook\n\n{line}\n", ()))
    assert [(one.line, one.column) for one in found] == [(3, column)], found
    assert what in found[0].message
    assert found[0].help


@pytest.mark.parametrize("text", LET_PASS)
def test_what_is_not_stopped_is_not_told(text: str) -> None:
    assert list(blocked_in(f"# Runbook\n\n{text}\n", ())) == []


@pytest.mark.parametrize("allowed", [["https://pixel.example"], ["pixel.example"], ["https:"], ["*"]])
def test_what_the_site_allows_is_not_told(allowed: list[str]) -> None:
    assert list(blocked_in("![x](https://pixel.example/x.png)", allowed)) == []
    assert len(list(blocked_in("<b onclick='x'>x</b>", allowed))) == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("[search, kb]", 1),
        ("[search, kb]\n| extra_javascript: [assets/mermaid.min.js]", 1),
        ("[{kb: {policy: never}}]", 0),
        ("[{kb: {policy_also: {img-src: [https://pixel.example]}}}]", 0),
        ("[{kb: {policy_also: {img-src: https://pixel.example}}}]", 0),
    ],
)
def test_it_is_a_lesson_with_file_and_line(
    options: str, told: int, shelf: Callable[[str], Path], problems: Callable[..., list[Problem]]
) -> None:
    root = shelf(f"docs/runbook.md\n| # R\n|\n| ![x](https://pixel.example/x.png)\nmkdocs.yml\n| plugins: {options}")
    found = [one for one in problems(root) if one.rule == "blocked-content"]
    assert [(one.place.path, one.place.line, one.level) for one in found] == [
        ("docs/runbook.md", 3, Level.WARNING)
    ] * told


@pytest.mark.parametrize(("options", "told"), [("plugins: [kb]", 1), ("extra_javascript: [assets/mermaid.min.js]", 0)])
def test_a_diagram_is_told_unless_the_site_brings_what_draws_it(
    options: str, told: int, shelf: Callable[[str], Path], problems: Callable[..., list[Problem]]
) -> None:
    root = shelf(f"docs/runbook.md\n| ```mermaid\n| graph TD; A-->B\n| ```\nmkdocs.yml\n| {options}")
    assert len([one for one in problems(root) if one.rule == "blocked-content"]) == told
