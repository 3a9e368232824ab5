"""What of a section's text is worth searching. A quarter of the bytes is clock times that nobody looks for."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

LONG_TITLE = 10
"""Characters that make a title unlikely to be a word of a text."""
LONGEST_BADGES = 80
_TAG = re.compile(r"<[^>]*>")
_WITHIN_WORDS = re.compile(r"</?(?:a|b|code|em|i|mark|strong)\b[^>]*>")
_BLANKS = re.compile(r"\s+")

_GONE = "\x02"
"""Stands where a time or a title was, until what stood around it is gone too. No text holds it."""
_AROUND = re.compile(rf"[(（][{_GONE}\s]*{_GONE}[{_GONE}\s]*[)）]|{_GONE}")
_DOTS = re.compile(r"(?: ·)+(?= ·)")

_START = r"\d(?<![\w.:/-]\d)\d*"
"""A number that is no part of a name or an address. It begins with a digit, which makes the search quick."""
_CLOCK = r":\d\d(?::\d\d\S*)?(?![\d.:])(?: – )?|(?: min| h| ?分| ?時間)(?!\w)|[a-f][0-9a-f]{6,}\b|[0-9a-f]{15,}\b"
_TIMES = re.compile(rf"{_START}(?:{_CLOCK})")
"""Clock times, durations and hashes."""
_TIMES_AND_DAYS = re.compile(rf"{_START}(?:-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d\S*)?|{_CLOCK})")


def worth(text: str, receipts: Iterable[str], *, days: bool) -> str:
    """The text without times (and, unless `days`, dates), and without the titles in `receipts`."""
    for title in receipts:
        text = text.replace(title, _GONE)
    text = (_TIMES if days else _TIMES_AND_DAYS).sub(_GONE, text)
    text = " ".join((_AROUND.sub(" ", text) if _GONE in text else text).split())
    return (_DOTS.sub("", text) if "·" in text else text).strip(" ·,")


def after_badges(text: str, id: str) -> str:
    """A lead without the words that each page of its kind begins with: outcome, kind, id."""
    badges, found, rest = text.partition(id)
    return rest.lstrip() if found and len(badges) < LONGEST_BADGES else text


def text_of_html(markup: str) -> str:
    """The text of a hand-written page's HTML."""
    return _BLANKS.sub(" ", html.unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", markup)))).strip()
