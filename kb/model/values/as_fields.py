"""A text where fields belong: how it is written as fields."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kb.model.times.exact import exactly
from kb.model.times.moments import exact_form

_RANGE = re.compile(
    r"(.*\d.*?)(?:\s+-\s+|(?<=:\d\d)\s*[-ー]\s*(?=\d)|\s*(?:〜|～|~|–|—|から|\bto\b)\s*)(.*\d.*)", re.DOTALL
)
_CLOCK = r"(?:午前|午後|深夜)?\d{1,2}(?::\d\d(?::\d\d)?|時(?:\d{1,2}分|半)?|\s?[ap]\.?m\b\.?)\s?(?:頃|ごろ|過ぎ|前)?"
_CLOCK_FIRST = re.compile(
    rf"\[?((?:(?:\d{{4}}[-/])?\d{{1,2}}[-/]\d{{1,2}}\s+)?{_CLOCK}(?:\s*[〜～~-]\s*{_CLOCK})?)\]?[\s:：、-]+(\S.*)",
    re.DOTALL | re.IGNORECASE,
)
_TIME = re.compile(r"[\d:/\s.-]*\d:\d\d[\d:+Z\s]*|\d{4}-\d\d(-\d\d)?")
_PAIR = re.compile(r"([^:：]{1,40}?)\s*[:：]\s+(\S.*)", re.DOTALL)
_MUST_BE_QUOTED = re.compile(r"[@`%*&!|>,\[\]{}\"'#]|[-?:](?:\s|$)|.*(?::(?:\s|$)|\s#)", re.DOTALL)


def as_fields(text: str, names: Iterable[str]) -> str:
    """How `text` may be written with the fields `names`, for the help of a problem."""
    known = list(names)
    parts = _parts(text.strip(), known)
    if not parts:
        return f"write it as fields: {', '.join(known)}"
    written = [f"{name}: {as_value(value)}".rstrip() for name, value in parts]
    if parts[-1][0] == "pause":
        written.append("items:")
    return "write it as fields:  " + "  and below it  ".join(written)


def as_value(text: str) -> str:
    """`text` as the value of a field on one line, in quotes where YAML needs them."""
    return "'" + text.replace("'", "''") + "'" if _MUST_BE_QUOTED.match(text) else text


def _parts(text: str, known: list[str]) -> list[tuple[str, str]]:
    if "\n" in text:
        return []
    if "start" in known and re.search(r"\d", text):
        span = _RANGE.fullmatch(text)
        return [("start", _exact(span[1])), ("end", _exact(span[2]))] if span else [("start", _exact(text))]
    if {"at", "what"} <= {*known}:
        clock = _CLOCK_FIRST.fullmatch(text)
        return [("at", clock[1]), ("what", clock[2])] if clock else [("what", text)]
    if "at" in known and _TIME.fullmatch(text):
        return [("at", text)]
    return _role(text, known) if "role" in known else [(one, text.rstrip(":： ")) for one in known if one == "pause"]


def _role(text: str, known: list[str]) -> list[tuple[str, str]]:
    """A role, and what stands behind its colon."""
    pair = _PAIR.fullmatch(text)
    if pair and "at" in known and _TIME.fullmatch(pair[2]):
        return [("role", pair[1]), ("at", pair[2])]
    return [("role", pair[1]), ("name", pair[2])] if pair and "name" in known else [("role", text)]


def _exact(text: str) -> str:
    try:
        return text.strip() if exact_form(text) else exactly(text) or text.strip()
    except ValueError:
        return text.strip()
