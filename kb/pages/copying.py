"""What the copy button of a record's page offers: the forms of `kb link`, with gaps for what the browser knows.

Knows no HTML; the gaps are characters that nobody types.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.links.paste import FORMS, Goal
from kb.words import later

URL, SECTION = "\ue000", "\ue001"
"""Gaps for the page's address and for the section it is at; `copy-link.js` fills them."""

LABELS = {
    "url": later("URL"),
    "markdown": later("Markdown"),
    "html": later("HTML"),
    "mention": later("Mention"),
    "slack": later("Slack"),
    "confluence": later("Confluence"),
}


def paste_forms(id: str, title: str) -> Iterator[tuple[str, str]]:
    """(label, text with gaps) of each form."""
    for name, form in FORMS.items():
        yield LABELS[name], form(Goal(id, title, URL, SECTION)).replace(f"#{SECTION}", SECTION)
