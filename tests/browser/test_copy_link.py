"""The copy button of a record's page: every form of the link, on the clipboard, with the section the reader is at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from kb.links.paste import FORMS
from tests.browser.conftest import WIDTHS, Visit

pytestmark = pytest.mark.browser
Visits = Callable[..., Visit]
ID = "terraform-reverts-maintenance-switch"
PATH = f"pitfalls/{ID}/"


def copied(page: Page) -> dict[str, str]:
    """What each choice puts on the clipboard, by its label."""
    form = page.locator("form[data-kb-copy-link]")
    found = {}
    for label in form.locator("option").all_inner_texts():
        page.evaluate("navigator.clipboard.writeText('')")
        form.locator("select").select_option(label=label)
        form.get_by_role("button").click()
        expect(page.locator("[data-kb-copy-link] [role=status]")).not_to_be_empty()
        found[label] = page.evaluate("navigator.clipboard.readText()")
    return found


def test_every_form_is_copied_with_the_address_of_this_page(visit: Visits) -> None:
    seen = visit(width=WIDTHS["phone"])
    texts = copied(seen.open(PATH))
    assert len(texts) == len(FORMS)
    address = f"{seen.base}/{PATH}"
    for label, text in texts.items():
        assert ID in text, label
        assert "\ue000" not in text, label
        assert "\ue001" not in text, label
    assert [text for text in texts.values() if text == address] == [address]
    assert [text for text in texts.values() if text == f"[[{ID}]]"] == [f"[[{ID}]]"]
    assert sum(address in text for text in texts.values()) == len(texts) - 1
    assert seen.failures == []


@pytest.mark.slow
def test_the_section_that_the_reader_is_at_goes_with_it(visit: Visits) -> None:
    seen = visit()
    texts = copied(seen.open(f"{PATH}#avoid"))
    assert f"{seen.base}/{PATH}#avoid" in texts.values()
    assert f"[[{ID}#avoid]]" in texts.values()
    texts = copied(seen.open(f"{PATH}?x#no-such-section"))
    assert f"{seen.base}/{PATH}" in texts.values()


def test_it_works_by_keyboard_and_says_so(visit: Visits) -> None:
    page = visit(language="ja").open(PATH)
    page.locator("form[data-kb-copy-link] select").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-kb-copy-link] [role=status]")).not_to_be_empty()
    assert PATH in page.evaluate("navigator.clipboard.readText()")


def test_where_the_clipboard_is_not_given_the_old_way_copies(visit: Visits) -> None:
    page = visit().open(PATH)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.evaluate("window.copied = ''; document.execCommand = () => { window.copied = document.activeElement.value }")
    page.locator("form[data-kb-copy-link] button").click()
    expect(page.locator("[data-kb-copy-link] [role=status]")).not_to_be_empty()
    assert "http" in page.evaluate("window.copied")


def test_without_scripts_there_is_no_button_that_does_nothing(visit: Visits) -> None:
    assert not visit(javascript=False).open(PATH).locator("form[data-kb-copy-link]").is_visible()
