"""With Material's instant navigation a page is swapped, not loaded: our script works on every one of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def seen(visit: Callable[..., Visit], demo: Callable[..., Path]) -> Visit:
    """The demo with instant navigation; its sitemap names the address that it is served at, as Material asks it."""
    site = demo("en", instant=True)
    shown = visit(site=site)
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    (site / "sitemap.xml").write_text(re.sub(r"http://127\.0\.0\.1(:\d+)?", shown.base, sitemap), "utf-8")
    return shown


def test_script_survives_instant_navigation(seen: Visit) -> None:
    page = seen.open("pitfalls/")
    page.evaluate("window.marker = 'still the same document'")
    page.locator(".md-tabs a", has_text="Checklists").click()
    page.get_by_role("link", name="Before a night window").click()
    page.locator(".kb-checklist label").first.click()
    assert page.locator(".kb-bar-of-buttons .kb-progress").inner_text().startswith("1/")
    page.locator(".md-tabs a", has_text="Postmortems").click()
    page.get_by_label("Outcome").select_option("resolved")
    assert "state=resolved" in page.url
    assert page.evaluate("window.marker") == "still the same document"
    assert seen.failures == []


def test_a_drawing_with_links_survives_it_too(seen: Visit) -> None:
    """Material sets `href` of what has one, which an element of SVG does not allow."""
    page = seen.open("pitfalls/terraform-reverts-maintenance-switch/")
    page.evaluate("window.marker = 'still the same document'")
    page.locator("article a[href*='2026-02-14-recreate-production-db']").first.click()
    page.locator(".kb-drawing a").first.click()
    assert "#" in page.url
    page.locator(".md-tabs a", has_text="Checklists").click()
    page.get_by_role("link", name="Before a night window").wait_for()
    assert page.evaluate("window.marker") == "still the same document"
    assert seen.failures == []
