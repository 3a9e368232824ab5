"""Times that a person remembers about: 09:50頃, 10:20〜10:40, 10/28 朝, 夕方ごろ, 5 pm. Their wording is kept.

What can be placed in them is found; what only looks like a time and is none is told. Strict forms come first.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from kb.model.times.moments import DAY, ZONE_WORD, Form, When, a_day, clock_minutes, exact_form, offset_of

NOON = DAY // 2

_DATE = re.compile(r"(?<!\d{4})(?P<year>(?:19|20|21)\d{2})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})")
"""Also after one stray digit: 22025-03-18 means 2025."""
_MONTH_DAY = re.compile(r"(?<![\d/:.-])(?P<month>\d{1,2})\s*(?P<sign>[/月])\s*(?P<day>\d{1,2})(?![\d/:])")
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?:"
    r":(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?!\d)"
    r"|時(?:(?P<spoken>\d{1,2})分|(?P<half>半))?"
    r"|(?=\s*[ap]\.?m\b))"
    rf"(?:(?P<letter>[ap])\b|\s*(?P<half_day>[ap])\.?m\b)?(?:\s*(?P<zone>{ZONE_WORD})(?![A-Za-z]))?",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?P<hour>\d{1,2})[.:時](?P<minute>\d{2})")
_PARTS_OF_DAY = {
    "明け方": 5, "夜明け": 5, "早朝": 5, "未明": 3, "深夜": 1, "夜中": 1, "正午": 12, "朝": 7, "午前": 9, "昼": 12,
    "午後": 15, "夕方": 17, "夕": 17, "夜": 20, "early morning": 5, "midnight": 0, "morning": 7, "afternoon": 15,
    "noon": 12, "evening": 18, "night": 20,
}  # fmt: skip
"""Where a word for a part of the day is drawn, in hours; longer words first, as they hold the shorter ones."""
_SECOND_HALF = re.compile(r"午後|夕|(?<!深)夜(?!中|明)|afternoon|evening|\bnight", re.IGNORECASE)
"""Words that make 3 o'clock 15:00, and at night 11 o'clock 23:00."""

_ANSWERS = frozenset(
    {"yes", "no", "true", "false", "on", "off", "y", "n", "done", "ok", "none", "-", "はい", "いいえ", "済", "済み"}
)
"""What people write in a place for a time who mean that it happened, or that it did not."""


def read_when(text: str) -> When:
    """Read a time in any accepted form, rough ones included.

    Raises ValueError with a sentence for a person when it looks like a time and is none (25:61, 2026-02-30), or
    answers another question (yes, done).
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    if folded.casefold() in _ANSWERS:
        raise ValueError(f"'{text}' does not say when; write a time, a rough one too, or leave the field out")
    return exact_form(text) or _rough_form(text, folded)


def _rough_form(text: str, folded: str) -> When:
    day: date | None = None
    month_day: tuple[int, int] | None = None
    rest = folded
    if match := _DATE.search(folded):
        day = a_day(text, int(match["year"]), int(match["month"]), int(match["day"]))
        rest = folded[: match.start()] + " " + folded[match.end() :]
    elif (match := _MONTH_DAY.search(folded)) and (month_day := _month_day(text, match)):
        rest = folded[: match.start()] + " " + folded[match.end() :]
    clock = _DOTTED.fullmatch(rest.strip()) or _CLOCK.search(rest)
    minutes = _clock(text, rest, clock) if clock else _part_of_day(rest)
    offset = offset_of(clock.groupdict().get("zone")) if clock else None
    return When(text, Form.ROUGH, day, minutes, offset, month_day)


def _month_day(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Month and day; 28/10 is written the other way round; a fraction (step 13/15) is no date."""
    month, day = int(match["month"]), int(match["day"])
    if month > 12 and match["sign"] == "/":
        month, day = day, month
    try:
        a_day(text, 2000, month, day)
    except ValueError:
        if match["sign"] == "/" and match.start() > 0:
            return None
        raise
    return month, day


def _clock(text: str, rest: str, match: re.Match[str]) -> int:
    found = match.groupdict()
    minutes = clock_minutes(text, match) + (30 if found.get("half") else 0)
    letter = (found.get("half_day") or found.get("letter") or "").lower()
    if letter == "a":
        return minutes - NOON if minutes // 60 == 12 else minutes
    late = _SECOND_HALF.search(rest)
    evening = late and (minutes >= NOON // 3 or late[0] not in ("夜", "night"))
    return minutes + NOON if minutes < NOON and (letter == "p" or evening) else minutes


def _part_of_day(rest: str) -> int | None:
    words = rest.casefold()
    return next((hour * 60 for word, hour in _PARTS_OF_DAY.items() if word in words), None)
