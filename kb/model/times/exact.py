"""A time or a duration as people write it, where an exact one is needed: how it is written exactly.

Nothing is read in its place: the form is only told, and only when no part of what was typed is lost by it.
"""

from __future__ import annotations

import re
import unicodedata

from kb.model.times.moments import When, exact_form, read_minutes, read_strict

_LONGEST = 60
_ROUGH = re.compile(
    r"頃|ごろ|くらい|ぐらい|前後|およそ|だいたい|約|予定|[~〜=]|[\"'‘’“”]"
    r"|[((](?:[日月火水木金土](?:曜日?)?|mon|tue|wed|thu|fri|sat|sun)[))]|\b(?:about|around|approx\.?|circa|ca\.?|at)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?",
    re.IGNORECASE,
)
"""Words and signs that an exact time does without."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NO_MONTH = r"(?P<day>1[3-9]|2\d|3[01])"
"""A day that is no month, so that the order of 26/11 and 11/26 is known."""
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)\s*日?",
        r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)",
        rf"(?<![\d/]){_NO_MONTH}/(?P<month>\d{{1,2}})/(?P<year>\d{{4}})(?!\d)",
        rf"(?<![\d/])(?P<month>\d{{1,2}})/{_NO_MONTH}/(?P<year>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20|21)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
        rf"\b{_MONTH}\s*{_DAY},?\s+(?P<year>\d{{4}})",
        rf"\b{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})",
        r"(?<![\d/])(?P<month>\d{1,2})\s*[/月]\s*(?P<day>\d{1,2})(?![\d/:])\s*日?",
        rf"\b{_MONTH}\s*{_DAY}\b(?!:)",
        rf"\b{_DAY}\s+{_MONTH}(?![a-z])",
    )
)
_CLOCK = re.compile(
    r"(?P<early>午前|深夜|未明|早朝|朝)?(?P<late>午後|夕方|夜)?\s*(?P<hour>\d{1,2})\s*"
    r"(?:[:時]\s*(?:(?P<minute>\d{2})\s*分?|(?P<half>半))?|(?=\s*[ap]\.?m))"
    r"\s*(?:(?P<letter>[ap])\.?m\b\.?)?(?P<zone>\s*(?:Z|UTC|GMT|JST|[+-]\d\d:?\d\d))?",
    re.IGNORECASE,
)
_NOON = re.compile(r"\b(?:12\s*)?noon\b|正午", re.IGNORECASE)
_DOTTED = re.compile(r"^(\d{1,2})\.(\d{2})(?!\d)")
_RANGE = re.compile(r"(\d+)\s*(?P<unit>分|m|min)?\s*(?:-|~|〜|から|\bto\b)\s*(\d+)(?(unit)(?=\s*(?P=unit)))")
YEAR = "YYYY"
"""Stands for a year that was not written."""


def exactly(text: str) -> str:
    """The exact form of a time that is not written as one; an empty text where that is not certain."""
    folded = unicodedata.normalize("NFKC", text)
    if len(folded) > _LONGEST:
        return ""
    rest = _ROUGH.sub(" ", folded)
    day = ""
    for pattern in _DATES:
        if match := pattern.search(rest):
            day = _day(match)
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
            break
    rest = rest.strip(" ,Tの")
    clock = _clock(rest) if rest else ""
    if rest and not clock:
        return ""
    found = f"{day} {clock}".strip()
    try:
        return found if exact_form(found.replace(YEAR, "2000")) else ""
    except ValueError:
        return ""


def read_exact(text: str) -> When:
    """Read a time that must be exact. Raises ValueError with a sentence that names the form that is meant."""
    try:
        return read_strict(text)
    except ValueError as error:
        if better := exactly(text):
            said = str(error).partition("; write ")[0]
            raise ValueError(f"{said}; write {in_words(better)}") from None
        raise


def in_words(exact: str) -> str:
    """An exact form, for a sentence: whether its year is to be added."""
    return f"the year too: {exact}" if YEAR in exact else exact


def _day(match: re.Match[str]) -> str:
    found = match.groupdict()
    name = (found.get("name") or "").lower()[:3]
    month = _MONTHS.index(name) + 1 if name else int(found["month"])
    return f"{found.get('year') or YEAR}-{month:02}-{int(found['day']):02}"


def _clock(text: str) -> str:
    match = _CLOCK.fullmatch(_DOTTED.sub(r"\1:\2", _NOON.sub("12:00", text).strip()))
    if not match:
        return ""
    hour, minute = int(match["hour"]), 30 if match["half"] else int(match["minute"] or 0)
    letter = (match["letter"] or "").lower()
    if hour == 12 and (letter == "a" or match["early"]):
        hour = 0
    elif hour < 12 and (letter == "p" or (match["late"] and (hour > 3 or match["late"] != "夜"))):
        hour += 12
    zone = (match["zone"] or "").strip()
    return f"{hour:02}:{minute:02}{f' {zone}' if zone else ''}"


def minutes_exactly(text: str) -> str:
    """How a duration that is not written as one is written: of two numbers the larger; an empty text in doubt."""
    folded = unicodedata.normalize("NFKC", text)[:_LONGEST]
    rest = _ROUGH.sub("", _RANGE.sub(lambda pair: str(max(int(pair[1]), int(pair[3]))), folded, count=1)).strip()
    try:
        return str(read_minutes(rest)) if rest != folded.strip() else ""
    except ValueError:
        return ""
