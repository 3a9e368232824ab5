"""The time that a line begins with, as `at:` takes it: dirty stamps of postmortems and chats made exact where certain.

Forms seen in public records: 17:14pm, 11:21a, 0:25:59 AM, 15.26, 12:43 - 12:49, 09:50頃, Feb 20 2018 14:17.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kb.model.times.rough import read_when

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:\s*[(\[]?(?:mon|tue|wed|thu|fri|sat|sun)\w*[)\]]?,?|\s*[(\[][月火水木金土日][)\]])"
_DATE = (
    r"(?:(?P<year>(?:19|20|21)\d{2})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})日?"
    rf"|(?P<name>{_NAME})\.?\s+(?P<named_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<named_year>(?:19|20|21)\d{{2}})"
    rf"|(?P<first_day>\d{{1,2}})\s+(?P<late_name>{_NAME})\.?,?\s+(?P<late_year>(?:19|20|21)\d{{2}})"
    r"|(?P<bare_month>\d{1,2})\s*[/月]\s*(?P<bare_day>\d{1,2})日?)"
)


def _clock(prefix: str) -> str:
    return (
        rf"(?P<{prefix}hour>\d{{1,2}})(?:[:.](?P<{prefix}minute>\d{{2}})(?:[:.](?P<{prefix}second>\d{{2}}))?"
        rf"|時(?:(?P<{prefix}spoken>\d{{1,2}})分)?)(?P<{prefix}half>\s*[ap]\.?m\.?|[ap](?![a-z]))?"
    )


_ZONE = (
    r"(?P<zone>(?-i:Z|UTC|GMT|JST|[PMCE][SD]T|CES?T|W?ES?T|EES?T|BST|IST|MSK|KST|SGT|HKT|AE[SD]T|NZ[SD]T)"
    r"|[+-]\d{2}:?\d{2})"
)
_STAMP = re.compile(
    rf"[\s*_`\[(]*(?:{_DATE}{_WEEKDAY}?(?:\s*[T,、]?\s*(?:at\s+)?|\s*$))?"
    rf"(?:{_clock('')}(?P<about>\s*(?:頃|ごろ|くらい|ぐらい|過ぎ|すぎ|前))?"
    rf"(?:\s*[-–—〜~]\s*{_clock('to_')}(?P<to_about>\s*(?:頃|ごろ))?)?(?:\s*\(?{_ZONE}\)?(?![\w]))?)?"
    r"[*_`\])]*",
    re.IGNORECASE,
)
_AFTER = " \t:：-–—|,、>→"
_KNOWN_ZONES = ("Z", "UTC", "GMT", "JST")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time as a record keeps it, '' when there is none; `zone` is the name of a zone that kb does not know."""

    at: str
    rest: str
    date: str = ""
    """The day it names, ISO; '' when it names none."""
    zone: str = ""


def split_stamp(line: str) -> Stamp:
    """The time at the beginning of `line` and what follows it. A line without one comes back whole."""
    folded = unicodedata.normalize("NFKC", line)
    match = _STAMP.match(folded)
    if match is None or not (match["hour"] or match["year"] or match["name"] or match["late_name"]):
        return Stamp("", line.strip())
    if match["bare_month"] and not match["hour"]:
        return Stamp("", line.strip())
    at, day = _written(match), _day(match)
    zone = match["zone"] or ""
    if at and zone and (zone.upper() in _KNOWN_ZONES or zone[0] in "+-"):
        at, zone = f"{at} {zone}", ""
    try:
        read_when(at)
    except ValueError:
        return Stamp("", line.strip())
    return Stamp(at, folded[match.end() :].lstrip(_AFTER).strip(), day, zone)


def _written(match: re.Match[str]) -> str:
    day = _day(match)
    bare = f"{match['bare_month']}/{match['bare_day']}" if match["bare_month"] else ""
    clock = _time(match, "") if match["hour"] else ""
    if match["to_hour"]:
        clock = f"{clock}〜{_time(match, 'to_')}{(match['to_about'] or '').strip()}"
    clock += (match["about"] or "").strip()
    return " ".join(part for part in (day or bare, clock) if part)


def _day(match: re.Match[str]) -> str:
    if match["year"]:
        year, month, day = match["year"], match["month"], match["day"]
    elif match["name"]:
        year, month, day = match["named_year"], str(_MONTHS[match["name"].lower()]), match["named_day"]
    elif match["late_name"]:
        year, month, day = match["late_year"], str(_MONTHS[match["late_name"].lower()]), match["first_day"]
    else:
        return ""
    return f"{year}-{int(month):02}-{int(day):02}"


def _time(match: re.Match[str], prefix: str) -> str:
    hour, minute = int(match[f"{prefix}hour"]), int(match[f"{prefix}minute"] or match[f"{prefix}spoken"] or 0)
    half = (match[f"{prefix}half"] or "").strip().lower()[:1]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}"
