"""The words at the left of a row of a drawing: plain, and as many as fit. Knows text and widths, no record."""

from __future__ import annotations

import re
from itertools import accumulate, takewhile

from kb.library import MENTION
from kb.pages.axis import label_width

_MARKDOWN = re.compile(r"`([^`]+)`|\[([^\[\]]+)\]\([^()\s]*\)")
"""Code, and a link: what people write in a step that an SVG would show as it is typed."""


def shortened(text: str, most: float) -> str:
    """The beginning of a line of Markdown that is at most `most` wide, without its code marks, links and brackets."""
    named = MENTION.sub(lambda one: one[3] or one[1], text[:400])
    shown = " ".join(_MARKDOWN.sub(lambda one: one[1] or one[2], named)[:200].split())
    if label_width(shown) <= most:
        return shown
    widths = accumulate(map(label_width, shown))
    kept = sum(1 for _ in takewhile(lambda width: width <= most - 8, widths))
    return f"{shown[:kept].rstrip()}…"
