"""The built site under its own Content-Security-Policy: everything works, nothing is refused that it ships."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from tests.search.sites import answers, corpus_site

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]

LISTEN = """
window.refused = []
document.addEventListener("securitypolicyviolation", event =>
  window.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
"""


def refused(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.refused")
    return found


@pytest.fixture
def begin(visit: Visits) -> Callable[..., Visit]:
    """A visit that counts what the policy refuses."""

    def start(**wishes: object) -> Visit:
        seen = visit(**wishes)
        seen.page.add_init_script(LISTEN)
        return seen

    return start


def test_the_policy_is_in_force(begin: Callable[..., Visit]) -> None:
    seen = begin()
    page = seen.open("")
    page.evaluate(
        """() => {
          const script = document.createElement("script")
          script.textContent = "window.ran = true"
          document.body.append(script)
          document.body.insertAdjacentHTML("beforeend", "<p style='color: red' onclick='window.ran = true'>x</p>")
          const image = new Image()
          image.src = "https://pixel.example/x.png"
          document.body.append(image)
          document.body.lastChild.previousSibling.click()
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert {one.split()[0] for one in refused(page)} == {
        "script-src-elem",
        "script-src-attr",
        "style-src-attr",
        "img-src",
    }


def test_search_palette_and_copy_buttons_work(begin: Callable[..., Visit]) -> None:
    seen = begin()
    page = seen.open("guide/verbs/")
    assert "tfplan-missing" not in answers(page, "terraform")[:1]
    assert answers(page, "terraform")
    page.keyboard.press("Escape")
    page.locator("label[for=__palette_1]:visible, label[for=__palette_0]:visible").first.click()
    assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == "slate"
    block = page.locator("article pre").first
    block.hover()
    page.locator("article .md-clipboard, article .md-code__button").first.click()
    assert page.evaluate("navigator.clipboard.readText()")
    page.reload()
    assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == "slate"
    assert refused(page) == []
    assert seen.failures == []


def test_checklists_and_links_are_copied(begin: Callable[..., Visit]) -> None:
    seen = begin()
    page = seen.open("checklists/before-a-night-window/")
    page.locator(".kb-checklist label").first.click()
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator(".kb-bar-of-buttons [role=status]").filter(has_text="Copied")).to_have_count(1)
    assert "- [x]" in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("[data-kb-copied]")).to_have_text("Copied")
    assert refused(page) == []
    assert seen.failures == []


def test_instant_navigation_brings_the_same_policy_along(
    begin: Callable[..., Visit], demo: Callable[..., Path]
) -> None:
    seen = begin(site=demo("en", instant=True))
    page = seen.open("pitfalls/")
    for name in ("Checklists", "Postmortems", "Home"):
        page.locator(".md-tabs a", has_text=name).click()
        expect(page.locator("h1")).to_have_count(1)
        page.wait_for_timeout(200)
    assert refused(page) == []
    assert seen.failures == []


@pytest.fixture
def from_a_file(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """The search corpus, built with the offline plugin, opened without a server."""
    site = corpus_site(tmp_path_factory, "offline", plugins="offline, ", directory_urls=False)
    context = browser.new_context()
    seen = Visit(context.new_page(), f"file://{site}")
    seen.page.add_init_script(LISTEN)
    yield seen
    context.close()


def test_search_works_offline(from_a_file: Visit) -> None:
    page = from_a_file.open("index.html")
    assert "runbook" in answers(page, "umbrella")
    assert refused(page) == []
    assert from_a_file.failures == []
    assert from_a_file.foreign == []
