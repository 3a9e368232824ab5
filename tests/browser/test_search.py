"""The search box in a browser: pasted output, facets, honest failure, marks, keys, and every way to serve a site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Visit
from tests.search.sites import answers, corpus_site, page_of

pytestmark = pytest.mark.browser

OUTPUT = """\
+ terraform apply -lock-timeout=0s /srv/build/8841/plan
\x1b[31m2026-09-09T03:11:09Z\x1b[0m Acquiring state lock. This may take a few moments...
Error: Error acquiring the state lock

  Lock Info: 7d3c
"""
ENDLESS = """
onmessage = () => { postMessage({page: 0, line: "told before it hung"}); for (;;); }
postMessage({ready: true})
"""
TEASERS = """articles => articles.map(article => {
  const parts = Array.from(article.children).filter(one => !/^H\\d$/.test(one.tagName))
  return parts.map(one => one.textContent).join(" ").trim()
})"""
LINK = ".md-search-result__item a"
UPGRADE, DRAIN = "2025-06-14-cluster-upgrade-1-29", "drain-waits-for-ever"
"""A log and the pitfall that it mentions."""


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus_site(tmp_path_factory, "en", language="en")


@pytest.fixture
def page(browser: Browser, site: Path, serve: Callable[[Path], str]) -> Iterator[Page]:
    """The home page of the corpus, below a sub-path."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{serve(site.parent)}/site/", wait_until="load")
    yield page
    context.close()


def first(page: Page) -> str:
    """The page that the first result leads to."""
    link = page.locator(LINK).first
    expect(link).to_be_attached()
    return page_of(link.get_attribute("href") or "")


def open_box(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator("#__search")).to_be_checked()


def put_in_clipboard(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)


def test_pasted_output_finds_the_pitfall_that_recognises_it(page: Page) -> None:
    put_in_clipboard(page, OUTPUT)
    open_box(page)
    page.keyboard.press("Control+v")
    assert first(page) == "state-lock-left-behind"
    expect(page.locator(LINK).first).to_contain_text("Error: Error acquiring the state lock")


def test_the_box_on_the_home_page_takes_whole_output(page: Page) -> None:
    page.get_by_label("A known error?").fill(OUTPUT)
    page.get_by_role("button", name="Look it up").click()
    assert first(page) == "state-lock-left-behind"


def test_what_looks_for_patterns_is_ended_after_a_second(
    browser: Browser, site: Path, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site/assets/kb/search/patterns.js").write_text(ENDLESS, "utf-8")
    page = browser.new_page()
    page.goto(serve(tmp_path / "site"), wait_until="load")
    open_box(page)
    page.keyboard.insert_text("duplicate key value violates unique constraint")
    expect(page.locator(LINK).first).to_contain_text("told before it hung", timeout=8000)
    expect(page.locator(f"{LINK}[href*='unique-key-violation-on-rerun']").first).to_be_attached()
    page.close()


def test_no_library_for_patterns_is_loaded_before_one_may_match(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_box(page)
    page.keyboard.type("certificate")
    assert first(page)
    page.keyboard.insert_text(" ワイルドカード wildcard")
    expect(page.locator(LINK).first).to_have_attribute("href", re.compile("wildcard-certificate"))
    assert not [url for url in asked if "re2js" in url or "patterns" in url]
    page.keyboard.insert_text(" error acquiring the state lock")
    expect(page.locator(LINK).first).to_have_attribute("href", re.compile("state-lock-left-behind"))
    assert [url for url in asked if "re2js" in url]


def test_facets_narrow_the_list_and_stand_in_the_url(page: Page) -> None:
    open_box(page)
    page.keyboard.type("certificate")
    expect(page.locator(LINK).first).to_be_attached()
    page.get_by_role("combobox", name="Kind").select_option("windows")
    expect(page).to_have_url(re.compile(r"q=kind%3Awindows\+certificate"))
    expect(page.locator(f"{LINK}[href*='pitfalls/']")).to_have_count(0)
    assert first(page) == "2025-05-31-wildcard-certificate"
    page.goto(page.url, wait_until="load")
    assert first(page) == "2025-05-31-wildcard-certificate"
    expect(page.get_by_role("combobox", name="Kind")).to_have_value("windows")


def test_a_list_that_is_cut_off_says_so(page: Page) -> None:
    answers(page, "kind:windows kind:incidents kind:pitfalls")
    expect(page.locator(".md-search-result__meta")).to_have_text("30+ matching documents")
    answers(page, "kind:checklists")
    expect(page.locator(".md-search-result__meta")).to_have_text("3 matching documents")


def test_facets_are_reached_by_keyboard(page: Page) -> None:
    open_box(page)
    expect(page.get_by_role("combobox", name="Kind")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Kind")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_results_are_reached_by_keyboard(page: Page) -> None:
    open_box(page)
    page.keyboard.type("unseal")
    expect(page.locator(LINK).first).to_have_attribute("href", re.compile("mark=unseal"))  # not of the letters before
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINK).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("2026-10-17-vault-unseal"))


def test_a_pitfall_stands_before_the_logs_that_mention_it(page: Page) -> None:
    """Here the log has the word in its title, and the pitfall only in its text."""
    found = answers(page, "kubernetes")
    assert found.index(DRAIN) < found.index(UPGRADE)


def test_an_exact_id_stands_before_the_pitfall_that_it_mentions(page: Page) -> None:
    assert answers(page, UPGRADE)[0] == UPGRADE
    assert answers(page, f"kind:window {UPGRADE}")[0] == UPGRADE


@pytest.mark.parametrize("typed", ["ｽﾅｯﾌﾟ", "すなっぷ"])
def test_a_result_opens_at_its_section_with_folded_matches_marked(page: Page, typed: str) -> None:
    open_box(page)
    page.keyboard.insert_text(typed)
    assert first(page) in {"2026-02-28-recreate-shop-db-again", "2025-03-08-search-index-corrupt"}
    page.locator(f"{LINK}[href*='search-index-corrupt']").first.click()
    expect(page).to_have_url(re.compile("#deviations$"))
    mark = page.locator("article mark").first
    expect(mark).to_have_text("スナップ")
    expect(mark).to_be_in_viewport()


def login_page(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>Sign in</title>", content_type="text/html")


@pytest.mark.parametrize("file", ["kb_index.json", "search_index.json"])
def test_an_index_that_cannot_be_fetched_is_told(page: Page, file: str) -> None:
    page.route(f"**/{file}", login_page)
    page.reload(wait_until="load")
    open_box(page)
    page.keyboard.type("dns")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("^Search could not load its index"))


def test_a_login_in_the_meantime_is_enough(page: Page) -> None:
    page.route("**/kb_index.json", login_page)
    page.reload(wait_until="load")
    open_box(page)
    page.keyboard.type("dn")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("^Search could not"))
    page.unroute("**/kb_index.json")
    page.keyboard.type("s")
    expect(page.locator(LINK).first).to_have_attribute("href", re.compile("dns-ttl-forgotten"))


def test_a_site_opened_from_files(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    site = corpus_site(tmp_path_factory, "offline", directory_urls=False, plugins="offline, ")
    page = browser.new_page()
    page.goto((site / "index.html").as_uri(), wait_until="load")
    assert answers(page, "ﾒﾝﾃ画面")[0] in {"listener-rule-removed-by-apply", "cloudfront-caches-error-page"}
    expect(page.get_by_role("combobox", name="Kind")).to_be_visible()
    assert answers(page, OUTPUT.replace("\n", "\u2028"))[0] == "state-lock-left-behind"
    page.locator(LINK).first.click()
    expect(page).to_have_url(re.compile(r"pitfalls/state-lock-left-behind\.html"))
    page.close()


@pytest.mark.parametrize("dark", [pytest.param(False, marks=pytest.mark.slow), True], ids=["light", "dark"])
def test_the_open_dialog_is_accessible(visit: Callable[..., Visit], dark: bool) -> None:
    page = visit(dark=dark).open("")
    open_box(page)
    page.keyboard.type("maintenance terraform")
    expect(page.locator(".md-search-result__article mark").first).to_be_visible()
    page.wait_for_timeout(300)
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    bad = [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in results.response["violations"]]
    # Material's link past the header lies outside of any landmark, on every page.
    assert [
        (id, nodes) for id, nodes in bad if not (id == "region" and "md-skip" in nodes[0] and len(nodes) == 1)
    ] == []


@pytest.mark.parametrize("width", [390, pytest.param(1300, marks=pytest.mark.slow)])
def test_the_facets_are_not_cut_off(visit: Callable[..., Visit], width: int) -> None:
    page = visit(language="ja", width=width).open("")
    open_box(page)
    expect(page.get_by_role("combobox", name="システム")).to_be_visible()
    cut = "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth).map(box => box.name)"
    assert page.locator(".kb-search-facets select").evaluate_all(cut) == []


@pytest.mark.parametrize(("language", "kind"), [("en", "Pitfall"), ("ja", "落とし穴")])
def test_no_result_is_shown_by_its_kind_alone(visit: Callable[..., Visit], language: str, kind: str) -> None:
    page = visit(language=language).open("")
    for query in ("terraform", "メンテナンス画面", "database", "2026"):
        assert answers(page, query)
        texts = page.locator(".md-search-result__article").evaluate_all(TEASERS)
        assert any(texts)
        assert [text for text in texts if re.search(rf"(^|\s){kind}[\s…]*$", text)] == []
