"""Each setting that makes pages ask another site is found, with its place; others are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.read.beside.site_settings import read_site_settings

ASKING = [
    ("extra_css:\n  - a.css\n  - https://cdn.example/b.css", "extra_css", (3, 5, 25)),
    ("extra_css: [//cdn.example/b.css]", "extra_css", (1, 13, 19)),
    ("extra_javascript:\n  - HTTPS://cdn.example/b.js", "extra_javascript", (2, 5, 24)),
    ('extra_javascript:\n  - path: "http://cdn.example/b.js"\n    async: true', "extra_javascript", (2, 11, 25)),
    ("theme:\n  name: material\n  logo: https://a.example/l.png", "theme.logo", (3, 9, 23)),
    ("theme:\n  name: material\n  favicon: //a.example/l.png", "theme.favicon", (3, 12, 17)),
    ("theme:\n  name: material\n  font:\n    text: Noto Sans JP", "theme.font", (4, 5, 18)),
    ("theme: {name: material, font: }", "theme.font", (1, 30, 1)),
    ("theme: {name: material, font: true}", "theme.font", (1, 31, 4)),
    ("repo_url: https://github.com/example/kb", "repo_url", (1, 11, 29)),
    ("repo_url: https://gitlab.example.com/team/kb", "repo_url", (1, 11, 34)),
    ("extra: {analytics: {provider: google}}", "extra.analytics.provider", (1, 31, 6)),
]
SILENT = [
    "extra_css: [assets/our.css, http.css]",
    "extra_css: https://no.list.example/a.css",
    "extra_javascript:\n  - path: assets/our.mjs\n    type: module",
    "theme: {name: material, font: false, logo: assets/l.png}",
    "theme: {name: material}",
    "theme: material",
    "theme: {name: material, font: {text: Roboto, code: Roboto Mono}}",
    "theme: {name: mkdocs, font: {text: Roboto}}",
    "theme: {name: material, font: !ENV [FONT, false]}",
    "repo_url: https://git.example.com/team/kb",
    "extra: {analytics: {provider: custom}}",
    "plugins: [search, privacy, kb]\nextra_css: [https://cdn.example/b.css]",
    "plugins:\n  - material/privacy:\n      enabled: true\ntheme: {name: material, font: {text: Roboto}}",
    "extra_css: [https://cdn.example/b.css",
    "- https://cdn.example/b.css",
]


@pytest.mark.parametrize(("text", "setting", "place"), ASKING)
def test_a_setting_that_asks_another_site_is_found(
    tmp_path: Path, text: str, setting: str, place: tuple[int, int, int]
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text + "\n", "utf-8")
    (found,) = read_site_settings(tmp_path).fetches
    at = found.place
    assert (found.setting, (at.line, at.column, at.width)) == (setting, place)
    assert (at.path, at.text) == ("mkdocs.yml", text.splitlines()[place[0] - 1])
    assert found.urls


@pytest.mark.parametrize("text", SILENT)
def test_other_settings_ask_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text + "\n", "utf-8")
    assert read_site_settings(tmp_path).fetches == ()
