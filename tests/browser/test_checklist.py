"""A checklist on the night: ticked by mouse, finger or keyboard, kept in the browser, copied, reset."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog

from tests.browser.conftest import WIDTHS, Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
PATH = "checklists/before-a-night-window/"


def test_ticks_survive_a_reload_and_show_progress(visit: Visits) -> None:
    page = visit(width=WIDTHS["phone"]).open(PATH)
    boxes = page.get_by_role("checkbox")
    total = boxes.count()
    assert page.locator(".kb-progress").inner_text() == f"0/{total}"
    page.locator(".kb-checklist label").first.click()
    boxes.nth(1).focus()
    page.keyboard.press("Space")
    assert page.locator(".kb-progress").inner_text() == f"2/{total}"
    page.reload()
    assert page.locator(".kb-progress").inner_text() == f"2/{total}"
    assert [boxes.nth(n).is_checked() for n in range(3)] == [True, True, False]


def test_reset_asks_once(visit: Visits) -> None:
    page = visit().open(PATH)
    page.get_by_role("checkbox").first.check()
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if len(asked) == 1:
            dialog.dismiss()
        else:
            dialog.accept()

    page.on("dialog", answer)
    page.get_by_role("button", name="Reset").click()
    assert page.get_by_role("checkbox").first.is_checked()
    page.get_by_role("button", name="Reset").click()
    assert not page.get_by_role("checkbox").first.is_checked()
    assert len(asked) == 2
    page.reload()
    assert not page.get_by_role("checkbox").first.is_checked()


def test_it_copies_as_a_markdown_task_list(visit: Visits) -> None:
    page = visit().open(PATH)
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Copy as Markdown").click()
    page.get_by_text("Copied").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    lines = text.splitlines()
    assert lines[0] == f"# {page.locator('h1').inner_text()}"
    assert sum(line.startswith("- [x] ") for line in lines) == 1
    assert sum(line.startswith("- [ ] ") for line in lines) == page.get_by_role("checkbox").count() - 1
    assert sum(line.startswith("## ") for line in lines) == page.locator("[data-kb-checklist]").count()


def test_targets_are_large_enough_for_a_thumb(visit: Visits) -> None:
    page = visit(width=WIDTHS["phone"]).open(PATH)
    heights = page.locator(".kb-checklist label").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 36


def test_it_fits_one_printed_page(visit: Visits) -> None:
    seen = visit()
    page = seen.open(PATH)
    pdf = page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type/Page/") <= 1
