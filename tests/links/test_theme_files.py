"""What the policy stops in the team's own theme files is a lesson with its place; what has a hash is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.links.theme_files import judge_theme_files
from kb.pipeline import check
from kb.problem import Level, Problem

STOPPED = [
    ("<script>{% if x %}go(){% endif %}</script>", 1, "an inline script"),
    ("<style>{% if x %}p {}{% endif %}</style>", 1, "an inline style"),
    ('<p class="x" style="color: red">x</p>', 14, "a style in an element"),
    ("<a href=\"{{ 'a>b'|url }}\" onclick='go()'>x</a>", 27, "a handler"),
    ("<script src=https://cdn.example/x.js></script>", 13, "what another site holds"),
    ('<link rel="stylesheet" href="//cdn.example/x.css">', 30, "what another site holds"),
    ('<iframe src="https://grafana.example/d/1"></iframe>', 14, "a frame"),
]
LET_PASS = [
    '<script>banner("{{ page.url }}")</script>',
    "<style>p { color: red }</style>",
    "{# <p style='color: red'> #}<!-- <b onclick='x'> -->",
    "<script src=\"{{ 'our.js'|url }}\"></script>",
    '<script type="application/json">{"a": "<b style=\'x\'>"}</script>',
    '<img src="switch.png" class="wide">',
]


def told(root: Path, text: str, name: str = "overrides/main.html", allowed: tuple[str, ...] = ()) -> list[Problem]:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")
    return list(judge_theme_files(root, "docs", "overrides", allowed))


@pytest.mark.parametrize(("line", "column", "what"), STOPPED)
def test_what_is_stopped_in_a_template_is_told_with_its_place(
    tmp_path: Path, line: str, column: int, what: str
) -> None:
    (found,) = told(tmp_path, f'{{% extends "base.html" %}}\n\n{line}\n')
    assert (found.place.path, found.place.line, found.place.column) == ("overrides/main.html", 3, column)
    assert found.level is Level.WARNING
    assert what in found.message
    assert found.help


@pytest.mark.parametrize("text", LET_PASS)
def test_what_has_a_hash_or_is_not_stopped_is_not_told(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


def test_an_element_over_several_lines_is_told_in_its_line(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "<p\r\n  class=x\r\n  style='color: red'>x</p>")
    assert (found.place.line, found.place.column, found.place.text) == (3, 3, "  style='color: red'>x</p>")


def test_blocks_of_our_templates_have_no_hash(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "<script>go()</script>", "templates/pages/pitfall.html.j2")
    assert "a page's template" in found.message


@pytest.mark.parametrize("name", ["overrides/our.css", "docs/assets/our.css"])
def test_a_style_sheet_that_fetches_from_elsewhere_is_told(tmp_path: Path, name: str) -> None:
    text = '@import "https://fonts.example/x.css";\n/* url(//a.example) */\nb { background: url(x.png) }\n'
    (found,) = told(tmp_path, text, name)
    assert (found.place.line, found.place.column) == (1, 10)
    assert told(tmp_path, text, name, ("https://fonts.example",)) == []


def test_nothing_outside_and_no_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/x.html").write_text("<b onclick='x'>x</b>", "utf-8")
    root = tmp_path / "base"
    (root / "overrides").mkdir(parents=True)
    (root / "overrides/x.html").symlink_to(tmp_path / "elsewhere/x.html")
    assert list(judge_theme_files(root, "docs", "overrides", ())) == []
    assert list(judge_theme_files(root, "docs", "../elsewhere", ())) == []


@pytest.mark.parametrize(("options", "count"), [("[search, kb]", 1), ("[{kb: {policy: never}}]", 0)])
def test_kb_check_tells_it_and_looks_for_secrets_there_too(
    shelf: Callable[[str], Path], options: str, count: int
) -> None:
    root = shelf(f"""
        overrides/main.html
        | <b style='x'>x</b>
        | <!-- {"AK" + "IA"}IOSFODNN7QWERTYU -->
        mkdocs.yml
        | theme: {{name: material, custom_dir: overrides}}
        | plugins: {options}
        """)
    found = [(one.rule, one.place.line) for one in check(root, "2026-11-27").problems if "overrides" in one.place.path]
    assert found == [("blocked-content", 1)] * count + [("secret", 2)]
