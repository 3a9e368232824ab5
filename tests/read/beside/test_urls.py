"""The list of addresses: lines are only added, the last mark counts, and a public site speaks only of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.read.beside.urls import HEAD, NAME, PUBLIC, read_urls, record_urls, speakable, urls_of_site


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "logs").mkdir()
    return tmp_path


def test_lines_are_only_added(root: Path) -> None:
    assert read_urls(root) == {}
    assert record_urls(root, ["b/", "a/x/"], public=False) == 2
    assert (root / NAME).read_text("utf-8") == f"{HEAD}a/x/\nb/\n"
    assert record_urls(root, ["b/"], public=False) == 0
    (root / NAME).write_text("z/\nb/", "utf-8")
    assert record_urls(root, ["c/", "b/"], public=False) == 1
    assert (root / NAME).read_text("utf-8") == "z/\nb/\nc/\n"


def test_a_public_site_speaks_only_of_what_it_had_and_may_name(root: Path) -> None:
    record_urls(root, ["pitfalls/inside/", "pitfalls/outside/", "pitfalls/was-public/"], public=False)
    record_urls(root, ["pitfalls/outside/", "pitfalls/was-public/"], public=True)
    assert set(speakable(read_urls(root), ())) == {"pitfalls/outside/", "pitfalls/was-public/"}
    assert set(speakable(read_urls(root), {"was-public"})) == {"pitfalls/outside/"}
    record_urls(root, ["pitfalls/outside/"], public=True, withheld=["pitfalls/was-public/", "pitfalls/inside/"])
    assert set(speakable(read_urls(root), ())) == {"pitfalls/outside/"}
    record_urls(root, ["pitfalls/outside/"], public=False)
    assert read_urls(root)["pitfalls/outside/"] == PUBLIC


@pytest.mark.parametrize(
    "line", ["../x/", "/x/", ".git/", "a//b/", "x?y/", "a b/", "#x/", "x#y/", "a/../b/", "x/ secret", "x\\y/", "."]
)
def test_what_is_no_address_is_passed_over(root: Path, line: str) -> None:
    (root / NAME).write_text(f"{line}\ngood/\n", "utf-8")
    assert read_urls(root) == {"good/": ""}


def test_addresses_of_a_site(root: Path) -> None:
    for name in ("index.html", "404.html", "a/index.html", "a/b/index.html", "a/b/report.html"):
        (root / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / name).write_text("", "utf-8")
    assert urls_of_site(root / "site", directory_urls=True) == ["a/", "a/b/"]
    assert urls_of_site(root / "site", directory_urls=False) == ["a/", "a/b/", "a/b/report.html"]
