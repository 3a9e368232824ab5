"""A page filled into a frame is, byte for byte, the page Material's templates make; where that is not sure, they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from kb.site import frame, plugin

Base = Callable[..., Path]
Build = Callable[[Path], Path]

TITLES = ("It's <i>not</i> &amp; 'so'", "夜間の作業", "  A  <!-- B -->", "{{ page }}")
NIGHT = """
logs/windows/2026/2026-03-0{day}-night.yml
| title: "{title}"
| summary: |
|   {title} was done.
| window:
|   start: 2026-03-0{day} 02:00
| deviations:
{deviations}
| outcome: completed
logs/pitfalls/wet-paint-{day}.yml
| title: Wet paint {day}
| symptom: |
|   Paint, "wet" & red.
| avoid:
|   - wait
"""
SEEN = "|   - seen: the <b>lamp</b> was out\n"
RECORDS = "".join(NIGHT.format(day=day, title=title, deviations=SEEN * day) for day, title in enumerate(TITLES, 1))
HOOK = "def on_page_context(context, page, config, nav):\n    page.title = str(page.title).upper()\n"
OVERRIDE = '{% extends "base.html" %}\n{% block footer %}{{ page.url }} {{ page.title | length }}{% endblock %}\n'


@dataclass
class Sites:
    """The same site built plainly and with frames, and how many pages were filled into one."""

    plain: dict[str, bytes]
    framed: dict[str, bytes]
    filled: int


@pytest.fixture
def both(base: Base, built: Build, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Sites]:
    """Builds both; `theme` and `settings` change mkdocs.yml, `files` are written beside it."""
    filled: list[frame.Values] = []

    def count(self: frame.Frame, values: frame.Values) -> str:
        filled.append(values)
        return fill(self, values)

    fill = frame.Frame.fill
    monkeypatch.setattr(frame.Frame, "fill", count)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    def build(theme: dict[str, Any], settings: dict[str, Any], files: dict[str, str]) -> Sites:
        root = base(RECORDS + "docs/guide.md\n| # Guide\n")
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        mkdocs = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
        settings = {"nav": [{"Home": "index.md"}, {"Windows": "windows/index.md"}], **settings}
        mkdocs |= settings | {"theme": mkdocs["theme"] | theme}
        (root / "mkdocs.yml").write_text(yaml.safe_dump(mkdocs, allow_unicode=True), "utf-8")
        with monkeypatch.context() as patched:
            patched.setattr(plugin, "can_frame", lambda *_: False)
            plain = pages(built(root))
        assert not filled
        return Sites(plain, pages(built(root)), len(filled))

    return build


def pages(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("theme", "settings"),
    [
        ({}, {}),
        pytest.param(
            {"features": ["content.action.edit", "content.action.view", "navigation.path"], "language": "ja"},
            {
                "edit_uri_template": "https://git.example.org/kb/blob/main/docs/{path}",
                "site_url": "https://kb.example/x/",
                "use_directory_urls": False,
            },
            marks=pytest.mark.slow,
        ),
    ],
)
def test_framed_pages_are_the_same_bytes(
    theme: dict[str, Any], settings: dict[str, Any], both: Callable[..., Sites]
) -> None:
    sites = both(theme, settings, {})
    assert sites.framed == sites.plain
    assert sites.filled > 40


@pytest.mark.parametrize(
    ("theme", "settings", "files"),
    [
        ({"custom_dir": "theirs"}, {}, {"theirs/main.html": OVERRIDE}),
        pytest.param({}, {"hooks": ["hook.py"]}, {"hook.py": HOOK}, marks=pytest.mark.slow),
    ],
)
def test_what_we_do_not_know_goes_through_the_templates(
    theme: dict[str, Any], settings: dict[str, Any], files: dict[str, str], both: Callable[..., Sites]
) -> None:
    sites = both(theme, settings, files)
    assert sites.framed == sites.plain
    assert not sites.filled


@pytest.mark.slow
@pytest.mark.parametrize("use", ["{{ page.title | upper }}", "{{ page.url }}", "{{ page.title | length }}"])
def test_an_unknown_use_of_a_value_is_found(
    use: str, both: Callable[..., Sites], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if we believed to know their template: the proof fails, and no page is wrong."""
    text = '{% extends "base.html" %}\n{% block footer %}' + use + "{% endblock %}\n"
    monkeypatch.setattr(frame, "_overrides", lambda _: False)
    sites = both({"custom_dir": "theirs"}, {}, {"theirs/main.html": text})
    assert sites.framed == sites.plain
