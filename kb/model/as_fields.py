"""A text where fields belong: how it is written as fields."""

from __future__ import annotations

import re
from collections.abc import Iterable

_RANGE = re.compile(r"(.*\d.*?)(?:\s+-\s+|\s*(?:〜|～|~|–|—|から|\bto\b)\s*)(.*\d.*)", re.DOTALL)
_CLOCK_FIRST = re.compile(r"((?:\d{4}-\d\d-\d\d\s+)?\d{1,2}:\d\d(?::\d\d)?)[\s:：、-]+(\S.*)", re.DOTALL)
_TIME = re.compile(r"[\d:/\s.-]*\d:\d\d[\d:+Z\s]*|\d{4}-\d\d(-\d\d)?")


def as_fields(text: str, names: Iterable[str]) -> str:
    """How `text` may be written with the fields `names`, for the help of a problem."""
    known = list(names)
    parts = _parts(text.strip(), known)
    if not parts:
        return f"write it as fields: {', '.join(known)}"
    return "write it as fields:  " + "  and below it  ".join(f"{name}: {value}" for name, value in parts)


def _parts(text: str, known: list[str]) -> list[tuple[str, str]]:
    if "\n" in text:
        return []
    if {"start", "end"} <= {*known} and (span := _RANGE.fullmatch(text)):
        return [("start", span[1].strip()), ("end", span[2].strip())]
    if "start" in known and re.match(r"\d", text):
        return [("start", text)]
    if {"at", "what"} <= {*known}:
        clock = _CLOCK_FIRST.fullmatch(text)
        return [("at", clock[1]), ("what", clock[2])] if clock else [("what", text)]
    if "at" in known and _TIME.fullmatch(text):
        return [("at", text)]
    return [("role", text)] if "role" in known else []
