"""Old names in a real browser: what leads on at once, what says first what happened, and that sections are kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import WIDTHS, Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
RENAMED, TODAY = "pitfalls/terraform-undoes-manual-maintenance/", "pitfalls/terraform-reverts-maintenance-switch/"
MERGED, INTO = "pitfalls/tfplan-missing/", "pitfalls/terraform-plan-file-missing/"
REPLACED = "pitfalls/cloudfront-switch-lost-on-apply/"


def test_a_new_name_is_there_at_once_with_its_section_and_a_word(visit: Visits) -> None:
    seen = visit()
    page = seen.open("pitfalls/")
    page.goto(f"{seen.base}/{RENAMED}#avoid")
    page.wait_for_url(f"**/{TODAY}#avoid")
    notice = page.locator("article [role=status].kb-banner")
    assert (
        "‘terraform-undoes-manual-maintenance’ is called ‘terraform-reverts-maintenance-switch’" in notice.inner_text()
    )
    page.reload()
    assert notice.count() == 0
    page.go_back()
    assert page.url == f"{seen.base}/pitfalls/", "the old name does not catch who goes back"
    assert seen.failures == []


def test_without_scripts_a_new_name_is_there_too(visit: Visits) -> None:
    page = visit(javascript=False).open(RENAMED)
    page.wait_for_url(f"**/{TODAY}")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_merged_name_says_what_happened_and_waits(visit: Visits, javascript: bool) -> None:
    page = visit(width=WIDTHS["phone"], javascript=javascript).open(f"{MERGED}#avoid")
    assert page.locator("h1").inner_text() == "‘tfplan-missing’ is part of another record"
    assert "was a record of its own" in page.locator("article .kb-banner").inner_text()
    assert page.locator("[http-equiv=refresh]").count() == 0
    page.wait_for_timeout(300)
    assert MERGED in page.url
    page.locator(".kb-lead-on a").click()
    page.wait_for_url(f"**/{INTO}{'#avoid' if javascript else ''}")
    assert page.locator("article [role=status].kb-banner").count() == 0


def test_a_replaced_one_keeps_its_page_and_points_to_what_holds(visit: Visits) -> None:
    page = visit(language="ja").open(REPLACED)
    assert page.locator("h2#symptom").count() or page.locator("#symptom").count()
    page.locator(".kb-banner .kb-go-on a").click()
    page.wait_for_url(f"**/{TODAY}")
