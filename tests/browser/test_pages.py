"""Every kind of page in a real browser: nothing foreign, nothing broken, nothing too wide, nothing inaccessible."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import WIDTHS, Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]

KINDS = {
    "home": "",
    "aborted window": "windows/2026-02-14-recreate-production-db/",
    "planned window": "windows/2026-11-28-recreate-production-db-as-planned/",
    "brief": "windows/2026-11-28-recreate-production-db-as-planned/brief/",
    "incident": "incidents/2022-01-22-dns-records-vanished-on-a-saturday/",
    "pitfall": "pitfalls/terraform-reverts-maintenance-switch/",
    "checklist": "checklists/before-a-night-window/",
    "postmortems": "postmortems/",
    "coming": "coming/",
    "year": "windows/2026/",
    "pitfalls": "pitfalls/",
    "checklists": "checklists/",
    "actions": "actions/",
    "systems": "systems/",
    "system": "systems/production-db/",
    "rules": "rules/",
    "rule": "rules/decide-by/",
    "guide": "guide/",
    "runbook": "runbooks/recreate-production-db/",
}

DAILY = ("home", "aborted window", "brief", "pitfall", "checklist", "postmortems", "actions")
"""One of each template that people open daily; the others are looked at by `make test-all`."""
EVERY = [kind if kind in DAILY else pytest.param(kind, marks=pytest.mark.slow) for kind in KINDS]


@pytest.mark.parametrize("language", ["en", pytest.param("ja", marks=pytest.mark.slow)])
@pytest.mark.parametrize("kind", EVERY)
def test_a_page_is_whole(kind: str, language: str, visit: Visits) -> None:
    seen = visit(language=language)
    page = seen.open(KINDS[kind])
    assert page.locator("h1").count() == 1
    for width in WIDTHS.values():
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"at {width}px the page scrolls sideways by {wide}px"
    assert seen.failures == []
    assert seen.foreign == []


@pytest.mark.parametrize("kind", EVERY)
def test_a_page_is_accessible(kind: str, visit: Visits) -> None:
    page = visit().open(KINDS[kind])
    for scheme in ("default", "slate"):
        page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
        page.wait_for_timeout(300)
        results = Axe().run(page, options={"resultTypes": ["violations"]})
        bad = [
            (scheme, one["id"], [node["html"][:120] for node in one["nodes"]][:3])
            for one in results.response["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert bad == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_brief_is_one_sheet_of_paper(language: str, visit: Visits) -> None:
    pdf = visit(language=language).open(KINDS["brief"]).pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_a_window_and_the_home_page_lead_to_its_brief(visit: Visits) -> None:
    for path in ("home", "coming", "planned window"):
        page = visit().open(KINDS[path])
        page.get_by_role("link", name="Read before this window").first.click()
        assert page.url.endswith(KINDS["brief"])


def test_a_line_of_a_brief_can_be_ticked_and_stays_so(visit: Visits) -> None:
    page = visit().open(KINDS["brief"])
    page.locator("[data-kb-checklist] label").first.click()
    page.reload()
    assert page.locator("[data-kb-checklist] input").first.is_checked()


def test_ordinary_records_stay_small(demo: Callable[..., Path]) -> None:
    site = demo("en")
    for folder in ("windows", "incidents", "pitfalls", "checklists"):
        for path in (site / folder).glob("*/index.html"):
            assert path.stat().st_size < 60_000, path


def test_a_title_runs_the_way_its_letters_do(visit: Visits) -> None:
    page = visit().open(KINDS["planned window"])
    for words, right in (("نقل قاعدة", True), ("Move it", False)):
        left_gap, right_gap = page.locator("h1").evaluate(
            "(h1, words) => { h1.textContent = words; const range = document.createRange();"
            " range.selectNodeContents(h1);"
            " const text = range.getBoundingClientRect(), box = h1.getBoundingClientRect();"
            " return [text.left - box.left, box.right - text.right]; }",
            words,
        )
        assert (right_gap < left_gap) is right, words


def test_none_of_our_script_or_style_is_inline(demo: Callable[..., Path]) -> None:
    site = demo("en")
    for path in KINDS.values():
        article = (site / path / "index.html").read_text("utf-8").partition("<article")[2].partition("</article>")[0]
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", article), path


def test_titles_and_descriptions_for_previews(visit: Visits) -> None:
    page = visit().open(KINDS["pitfall"])
    assert page.locator('meta[property="og:title"]').get_attribute("content") == page.locator("h1").inner_text()
    assert page.locator('meta[name="description"]').get_attribute("content")
    assert "favicon.svg" in (page.locator('link[rel="icon"]').get_attribute("href") or "")


def test_a_record_of_another_language_says_so(visit: Visits) -> None:
    page = visit().open(KINDS["aborted window"])
    assert page.locator('article [lang="ja"]').count() > 5
    page = visit(language="ja").open(KINDS["aborted window"])
    assert page.locator('article [lang="ja"]').count() == 0


def test_times_show_utc_on_hover(visit: Visits) -> None:
    page = visit().open(KINDS["aborted window"])
    assert (page.locator("time[title$=UTC]").first.get_attribute("title") or "").startswith("2026-02-13")


@pytest.mark.parametrize(("language", "said"), [("en", "no such page"), ("ja", "見つかりません")])
def test_an_unknown_address_has_a_page_in_the_site_s_language(language: str, said: str, visit: Visits) -> None:
    page = visit(language=language).open("404.html")
    assert page.locator("h1").inner_text().startswith("404")
    assert said in page.locator("h1").inner_text()


def test_print_shows_boxes_and_no_buttons(visit: Visits) -> None:
    page = visit().open(KINDS["checklist"])
    page.emulate_media(media="print")
    assert page.locator("[data-kb-copy]").is_hidden()
    assert page.locator(".kb-initials").first.is_visible()
    assert page.locator(".kb-checklist input").first.is_visible()


def test_paper_is_white_whatever_the_screen_was(visit: Visits) -> None:
    colour = "one => getComputedStyle(document.querySelector(one)).color"
    colours = []
    for dark in (False, True):
        shown = visit(dark=dark)
        shown.page.emulate_media(media="print")
        page = shown.open(KINDS["aborted window"])
        colours.append([page.evaluate(colour, one) for one in (".kb-badge", ".kb-facts a")])
    assert colours[0] == colours[1]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_drawing_is_inside_its_frame(dark: bool, visit: Visits) -> None:
    page = visit(dark=dark, width=WIDTHS["phone"]).open(KINDS["aborted window"])
    frame = page.locator(".kb-drawing")
    assert frame.locator("svg title").count() == 1
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    texts = frame.locator("svg .kb-line-text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(r => [r.left, r.right, r.top, r.bottom])"
    )
    for n, (left, right, top, bottom) in enumerate(texts):
        for other_left, other_right, other_top, other_bottom in texts[n + 1 :]:
            apart = right <= other_left or other_right <= left or bottom <= other_top + 2 or other_bottom <= top + 2
            assert apart, "two labels of the drawing collide"
    page.get_by_text("The same as a table").click()
    assert page.locator(".kb-as-table tbody tr").count() == page.locator(".kb-step").count()


@pytest.mark.parametrize(("kind", "rows"), [("postmortems", ".kb-rows"), ("checklist", ".kb-checklist")])
def test_rows_begin_where_the_heading_does(kind: str, rows: str, visit: Visits) -> None:
    """Material sets lists in from the edge, by a selector that outweighs most."""
    page = visit().open(KINDS[kind])
    left = "all => all[0].getBoundingClientRect().left"
    heading, row = (page.locator(one).evaluate_all(left) for one in ("h1", f"{rows} > li"))
    assert row == heading


def test_a_text_stands_beside_its_label_in_whichever_language(visit: Visits) -> None:
    page = visit().open(KINDS["aborted window"])
    tops = "all => all.map(one => [one, one.closest('.kb-fact')].map(part => part.getBoundingClientRect().top))"
    texts = page.locator(".kb-fact dd > [lang] > p:first-child").evaluate_all(tops)
    assert texts
    assert max(text - fact for text, fact in texts) < 5, "a line has more than twenty"
