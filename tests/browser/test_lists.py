"""Lists narrow, sort and keep their choice in the URL; without a script they are whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]


def shown(page: Page) -> int:
    return page.locator(".kb-row:visible").count()


def test_a_list_is_whole_without_a_script(visit: Visits) -> None:
    page = visit(javascript=False).open("postmortems/")
    assert shown(page) >= 12
    assert page.locator("[data-kb-filter]").is_hidden()


def test_narrowing_combines_and_stays_in_the_url(visit: Visits) -> None:
    page = visit().open("postmortems/")
    everything = shown(page)
    page.get_by_label("Outcome").select_option("resolved")
    resolved = shown(page)
    assert 0 < resolved < everything
    assert "state=resolved" in page.url
    page.get_by_label("Text").fill("dns")
    assert 0 < shown(page) < resolved
    assert page.get_by_role("status").filter(has_text="of").inner_text() == f"{shown(page)} of {everything}"
    url, narrowed = page.url, shown(page)
    page.goto(url)
    assert shown(page) == narrowed
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".kb-row:not([hidden])")).to_have_count(everything)
    assert "state" not in page.url


def test_counts_follow_the_other_choices(visit: Visits) -> None:
    page = visit().open("postmortems/")
    page.get_by_label("Outcome").select_option("aborted")
    year = page.get_by_label("Year").locator("option[value='2022']")
    assert year.inner_text() == "2022 (0)"
    assert year.is_disabled()


def test_sorting(visit: Visits) -> None:
    page = visit().open("postmortems/")
    newest = page.locator(".kb-row").first.inner_text()
    page.get_by_label("Sort").select_option(label="oldest first")
    assert page.locator(".kb-row").last.inner_text() == newest
    assert "sort=date" in page.url


def test_text_is_folded(visit: Visits) -> None:
    page = visit().open("pitfalls/")
    page.get_by_label("Text").fill("ＴＥＲＲＡＦＯＲＭ")
    assert shown(page) >= 2


def test_a_made_up_choice_in_the_url_narrows_nothing(visit: Visits) -> None:
    seen = visit()
    page = seen.open("postmortems/?state=<img src=x onerror=alert(1)>&sort=nonsense")
    assert shown(page) >= 12
    assert seen.failures == []
