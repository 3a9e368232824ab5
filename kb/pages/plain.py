"""HTML of our own making → the text that a reader of it sees, for search and for machines.

Knows our templates' elements; any other HTML is not for here.
"""

from __future__ import annotations

import html
import re

LABEL = "\x02"
"""Stands before and after words of ours in a section's text: names of fields, numbers of steps. No record holds it."""
_UNSEARCHED = {
    "<svg": "</svg>",
    "<nav": "</nav>",
    "<button": "</button>",
    "<form": "</form>",
    '<p class="kb-only-print': "</p>",
    '<span class="kb-only-print': "</span>",
}
"""How elements begin and end whose words are not the page's; none stands in one of its own kind."""
_LABELS = ("<dt>", "<h3 id=", "<span data-ours>")
"""How elements begin whose words are ours, not the record's: a field's name, a heading in a section, a step number."""
_WITHIN_WORDS = ("</a>", "<code>", "</code>", "<strong>", "</strong>", "<em>", "</em>")
"""No blank stands for these, nor for the beginning of a link: Japanese has none there."""
_NEXT_ITEM = re.compile(r"</li>\s*<li")
_TAG = re.compile("<[^>]*>")


def labelled_text(markup: str) -> str:
    """The plain text of our own HTML; what our labels say stands between two LABELs."""
    for opening in _LABELS:
        if opening in markup:
            markup = _marked(opening, markup)
    return plain_text(markup)


def _marked(opening: str, markup: str) -> str:
    first, *others = markup.split(opening)
    end = f"</{opening[1:].rstrip('>').split()[0]}>"
    labels = ((one if opening.endswith(">") else one.partition(">")[2]).partition(end) for one in others)
    return "".join([first, *(f" {LABEL}{label}{LABEL} {rest}" for label, _, rest in labels)])


def plain_text(markup: str) -> str:
    """What a reader of our own HTML sees, for search: tags, drawings, buttons and blanks on paper removed."""
    for opening, end in _UNSEARCHED.items():
        if opening in markup:
            markup = _without(opening, end, markup)
    for tag in _WITHIN_WORDS:
        markup = markup.replace(tag, "")
    first, *others = markup.split("<a ")
    markup = "".join([first, *(one.partition(">")[2] for one in others)])
    text = " ".join(_TAG.split(_NEXT_ITEM.sub(" · <li", markup.replace("¶", ""))))
    return " ".join(html.unescape(text).split())


def _without(opening: str, end: str, markup: str) -> str:
    first, *others = markup.split(opening)
    return " ".join([first, *(one.partition(end)[2] for one in others)])
