"""Hostile texts in a real browser: no dialog, no request to elsewhere, no error; the text as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Dialog, expect

from tests.browser.conftest import Visit
from tests.payload_site import build, write_base
from tests.payloads import PAYLOADS
from tests.search.sites import answers, shared_site

pytestmark = pytest.mark.browser
TITLES = 54
SAMPLE = range(0, TITLES, 5)
LISTS = ("", "postmortems/", "coming/", "pitfalls/", "checklists/", "systems/", "tools/", "actions/", "windows/2026/")
EVERY = 4
"""Of the payloads that have a page of their own, one in so many is looked at; each variant begins with another."""
ASKED = ("alert", "script", "onerror", "evil.example", "javascript", "config", "iframe")


@pytest.fixture
def seen(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> Iterator[tuple[Visit, list[str]]]:
    """A visit to the hostile site, and the dialogs that opened."""

    def make(root: Path) -> None:
        build(write_base(root, PAYLOADS, stuffed=2, titles=TITLES))

    site = shared_site(tmp_path_factory, "payloads", make)
    context = browser.new_context()
    visit = Visit(context.new_page(), serve(site))
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    visit.page.on("dialog", note)
    yield visit, dialogs
    context.close()


def test_pages_show_what_was_typed_and_do_nothing(seen: tuple[Visit, list[str]]) -> None:
    visit, dialogs = seen
    for number in SAMPLE:
        page = visit.open(f"pitfalls/p-{number:03}/")
        payload = PAYLOADS[number * len(PAYLOADS) // TITLES]
        typed = " ".join(payload.replace("\0", "").split())
        assert " ".join(str(page.locator("h1").evaluate("h1 => h1.textContent")).split()) == typed
        assert page.title().startswith(typed[:40].rstrip())
    for folder in ("windows", "incidents", "pitfalls", "checklists"):
        for number in range(2):
            visit.open(f"{folder}/{folder}-{number}/")
    for path in LISTS:
        visit.open(path)
    assert dialogs == []
    assert visit.foreign == []
    assert visit.failures == []


def test_search_results_show_what_was_typed_and_do_nothing(seen: tuple[Visit, list[str]]) -> None:
    visit, dialogs = seen
    page = visit.open("")
    for query in (*ASKED, *PAYLOADS[:6]):
        answers(page, query)
    assert answers(page, "alert")
    words = page.locator(".md-search-result__item").all_inner_texts()
    assert any("<script>alert(1)" in one or "onerror=alert(1)" in one for one in words)
    assert page.locator(".md-search-result img, .md-search-result script, .md-search-result svg[onload]").count() == 0
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert dialogs == []
    assert visit.foreign == []
    assert visit.failures == []


@pytest.mark.slow
@pytest.mark.parametrize(("first", "offline"), [(0, False), (2, True)], ids=["ja-instant", "en-file"])
def test_every_payload_as_a_title_and_as_a_query(
    browser: Browser, tmp_path: Path, serve: Callable[[Path], str], first: int, *, offline: bool
) -> None:
    """In Japanese with instant navigation, and from the disk as the offline plugin makes it."""
    root = write_base(tmp_path, PAYLOADS, stuffed=2, titles=len(PAYLOADS))
    settings = yaml.safe_load((root / "mkdocs.yml").read_bytes())
    if offline:
        settings["plugins"].insert(1, "offline")
    else:
        settings["site_url"] = "http://127.0.0.1/"
        settings["theme"] |= {"language": "ja", "features": ["navigation.instant"]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    _, site = build(root)
    context = browser.new_context()
    visit = Visit(context.new_page(), site.as_uri() if offline else serve(site))
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    visit.page.on("dialog", note)
    for number in range(first, len(PAYLOADS), EVERY):
        visit.open(f"pitfalls/p-{number:03}{'.html' if offline else '/'}")
    page = visit.open("index.html")
    for query in PAYLOADS[first::EVERY]:
        answers(page, query)
    assert page.locator(".md-search-result").locator("img, script, iframe, style, [onerror]").count() == 0
    context.close()
    assert dialogs == []
    assert visit.foreign == []
    assert visit.failures == []
