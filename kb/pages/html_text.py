"""HTML of our own making → the text that a reader of it sees, for search and for machines.

Knows our templates' elements; any other HTML is not for here.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

LABEL = "\x02"
"""Stands before and after words of ours in a section's text: names of fields, numbers of steps. No record holds it."""
_UNSEARCHED = frozenset(("svg", "nav", "button", "form"))
_ON_PAPER = 'class="kb-only-print'
"""Elements, and what elements have, whose words are not the page's; none stands in one of its own kind."""
_LABELS = frozenset(("dt", "h3", "span data-ours"))
"""Elements whose words are ours, not the record's: a field's name, a heading in a section, a step number."""
_WITHIN_WORDS = frozenset(("a", "/a", "code", "/code", "strong", "/strong", "em", "/em"))
"""No blank stands for these: Japanese has none there."""


def plain_text(markup: str) -> str:
    """What a reader of our own HTML sees: tags, drawings, buttons and blanks on paper removed."""
    return " ".join(labelled_text(markup).replace(LABEL, "").split())


def own_text(markup: str) -> str:
    """The same, without our labels: what the record says."""
    return " ".join(" ".join(labelled_text(markup).split(LABEL)[::2]).split())


def labelled_text(markup: str) -> str:
    """The same, with what our labels say between two LABELs."""
    return " ".join(html.unescape("".join(_pieces(markup.replace("¶", "")))).split())


def _pieces(markup: str) -> Iterator[str]:
    """The texts between the tags, each after what stands for the tag before it."""
    first, *others = markup.split("<")
    yield first
    end = item = ""
    is_hidden = False
    for one in others:
        tag, _, text = one.partition(">")
        if is_hidden and tag != end:
            continue
        name = tag if tag in _LABELS else tag.partition(" ")[0]
        if name in _WITHIN_WORDS:
            yield text
            continue
        if end == name:
            yield f" {text}" if is_hidden else f"{LABEL} {text}"
            end, is_hidden = "", False
        elif name in _UNSEARCHED or _ON_PAPER in tag:
            end, is_hidden = f"/{name}", True
            yield " "
        elif name in _LABELS and not end:
            end = f"/{name.partition(' ')[0]}"
            yield f" {LABEL}{text}"
        elif name == "li" and item:
            yield f" · {text}"
        else:
            yield f" {text}"
        item = name if name == "/li" and not text.strip() else ""
