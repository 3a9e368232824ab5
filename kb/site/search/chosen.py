"""Which pages search finds, and which of their sections' texts it knows.

What only repeats other pages (lists, receipts, tables beside a drawing) stays out: it would bury its source.
"""

from __future__ import annotations

from kb.pages.page import Page, Section

REPEATED = {
    "history", "mentioned-in", "plan-against-actual", "to-finish", "waived", "detectors", "people", "facts",
}  # fmt: skip
"""Sections, by anchor, that stay out of the index."""
TITLE_ALONE = {"rules", "lists"}
"""Kinds of pages that are found by their titles alone: the rest of them repeats others, or explains the tool."""


def is_found(page: Page) -> bool:
    """Whether a page is found at all: not one that leads on, nor a second page of a record."""
    return not (page.lead_on or page.aside)


def is_searched(page: Page, section: Section) -> bool:
    """Whether the index has this section's text."""
    kind = kind_of(page)
    only_repeats = section.anchor in REPEATED or (kind == "pitfalls" and not section.anchor)
    return is_found(page) and kind not in TITLE_ALONE and not only_repeats


def kind_of(page: Page) -> str:
    """The folder of a record; else rules or lists."""
    if kinds := page.facets.get("kind"):
        return kinds[0]
    return "rules" if page.path.startswith("rules/") and page.path != "rules/" else "lists"
