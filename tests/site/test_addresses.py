"""Names never break: over ten builds records are renamed, merged, retired, moved, deleted; every URL still answers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import menu
from kb.pipeline import check
from kb.pipeline.public import for_everybody
from kb.pipeline.render import render
from kb.read.beside.urls import NAME, read_urls

LOGS = """
logs/windows/2026/2026-02-14-paint-doors.yml
| title: Paint the doors
| window:
|   start: 2026-02-14 02:00
|   end: 05:00
| systems:
|   - doors
| deviations:
|   - seen: red hands
|     pitfall: wet-paint
| outcome: completed
logs/windows/2026-02-20-paint-floor.yml
| title: Paint the floor
| window:
|   start: 2026-02-20
|   end: 2026-02-20
| pitfalls_avoided:
|   - paint-not-dry
| outcome: completed
logs/pitfalls/wet-paint.yml
| title: Wet paint
| avoid:
|   - wait
logs/pitfalls/paint-not-dry.yml
| title: The paint is not dry
| avoid:
|   - touch it with a glove
logs/pitfalls/no-ladder.yml
| title: There is no ladder
logs/checklists/before-painting.yml
| title: Before painting
| pauses:
|   - pause: start
|     items:
|       - do: open the windows
|         from:
|           - wet-paint
docs/index.md
| # Doors
docs/old-guide.md
| # Guide
|
| Mind [[wet-paint]].
mkdocs.yml
| site_name: Doors
| theme:
|   name: material
|   font: false
| plugins:
|   - search
|   - kb
"""


@pytest.fixture
def kb(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def run(root: Path, *arguments: str) -> None:
        monkeypatch.chdir(root)
        result = CliRunner().invoke(menu, [*arguments, "--now", "2026-11-27"], catch_exceptions=False)
        assert result.exit_code == 0, result.output

    return run


def _edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _move(root: Path, old: str, new: str) -> None:
    (root / new).parent.mkdir(parents=True, exist_ok=True)
    shutil.move(root / old, root / new)


@pytest.mark.slow
def test_every_url_of_ten_builds_still_answers(shelf: Callable[[str], Path], kb: Callable[..., None]) -> None:
    root = shelf(LOGS)

    def move_to_incidents() -> None:
        _edit(root, "logs/windows/2026-02-20-paint-floor.yml", "completed", "resolved")
        _move(root, "logs/windows/2026-02-20-paint-floor.yml", "logs/incidents/2026-02-20-paint-floor.yml")

    changes: tuple[Callable[[], None], ...] = (
        lambda: None,
        lambda: kb(root, "rename", "wet-paint", "paint-is-wet", "--yes"),
        lambda: kb(root, "rename", "2026-02-14-paint-doors", "2026-02-14-doors-painted", "--yes"),
        lambda: kb(root, "merge", "paint-not-dry", "paint-is-wet", "--yes"),
        lambda: _edit(root, "logs/pitfalls/no-ladder.yml", "title:", "status: retired\ntitle:"),
        move_to_incidents,
        lambda: kb(root, "rename", "paint-is-wet", "fresh-paint", "--yes"),
        lambda: _edit(root, "logs/windows/2026/2026-02-14-doors-painted.yml", "  - doors\n", "  - gates\n"),
        (root / "docs/old-guide.md").unlink,
        (root / "logs/pitfalls/no-ladder.yml").unlink,
    )
    seen: set[str] = set()
    for number, change in enumerate(changes, 1):
        change()
        before = (root / NAME).read_text("utf-8") if number > 1 else ""
        kb(root, "build", "--record-urls")
        assert (root / NAME).read_text("utf-8").startswith(before), "lines are only added"
        seen |= {path.parent.relative_to(root / "site").as_posix() for path in (root / "site").rglob("index.html")}
        missing = [url for url in seen if not (root / "site" / url / "index.html").is_file()]
        assert missing == [], f"after build {number}"
    assert len(changes) == 10
    assert {f"{url}/" for url in seen if url != "."} <= set(read_urls(root))
    said = {
        "pitfalls/wet-paint": ("is now called", "../../pitfalls/fresh-paint/"),
        "pitfalls/paint-is-wet": ("is now called", "../../pitfalls/fresh-paint/"),
        "pitfalls/paint-not-dry": ("was taken into", "../../pitfalls/fresh-paint/"),
        "windows/2026-02-14-paint-doors": ("is now called", "../../windows/2026-02-14-doors-painted/"),
        "windows/2026-02-20-paint-floor": ("is here now", "../../incidents/2026-02-20-paint-floor/"),
        "pitfalls/no-ladder": ("What it was about is no longer", "../../"),
        "systems/doors": ("What it was about is no longer", "../../"),
        "old-guide": ("What it was about is no longer", "../"),
    }
    for url, (sentence, link) in said.items():
        markup = (root / "site" / url / "index.html").read_text("utf-8")
        assert sentence in markup, url
        assert f'href="{link}"' in markup, url
    record = (root / "site/pitfalls/fresh-paint/index.html").read_text("utf-8")
    assert "met once" in record
    assert "avoided once" in record


def test_what_is_no_address_in_the_list_is_passed_over(shelf: Callable[[str], Path], kb: Callable[..., None]) -> None:
    root = shelf(LOGS)
    (root / NAME).write_text("# x\n../up/\n/etc/\npitfalls/a b/\n\npitfalls/gone/\r\n.hidden/\na?b/\n", "utf-8")
    assert read_urls(root) == {"pitfalls/gone/": ""}
    kb(root, "build")
    assert "no longer" in (root / "site/pitfalls/gone/index.html").read_text("utf-8")
    assert not (root / "up").exists()


def test_a_public_site_says_nothing_at_an_address_that_would_betray(shelf: Callable[[str], Path]) -> None:
    root = shelf(LOGS)
    _edit(root, "logs/pitfalls/no-ladder.yml", "title:", "visibility: internal\naliases:\n  - ladder-lost\ntitle:")
    addresses = {
        "pitfalls/no-ladder/": "public",
        "windows/no-ladder/": "public",
        "pitfalls/ladder-lost/": "public",
        "pitfalls/never-public/": "",
        "systems/secret-system/": "",
        "pitfalls/withheld-later/": "withheld",
        "pitfalls/gone-for-all/": "public",
    }
    (root / NAME).write_text("".join(f"{url} {mark}\n" for url, mark in addresses.items()), "utf-8")
    paths = {page.path for page in render(for_everybody(check(root, "2026-11-27")), root)}
    assert {url.removesuffix("/") for url in addresses} & paths == {"pitfalls/gone-for-all"}
    everything = {page.path for page in render(check(root, "2026-11-27"), root)}
    assert {url.removesuffix("/") for url in addresses} <= everything


def test_an_address_is_noted_as_public_wherever_it_is_said(
    shelf: Callable[[str], Path], kb: Callable[..., None]
) -> None:
    root = shelf(LOGS.replace("|   - kb\n", "|   - kb:\n|       public: true\n"))
    kb(root, "build", "--record-urls")
    assert set(read_urls(root).values()) == {"public"}
