"""Text → the plan in it: words before and after the JSON, a plan nested in something else, JSON that is broken."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Any

from kb.detect.reading.parsed import parsed

MAX_TRIES = 20_000
"""Places that look like the beginning of a JSON value and are none; each begins where the one before it broke."""
MAX_NESTED = 6
"""Maps and lists around a plan."""
MAX_LOOKED_AT = 2_000
"""Values looked at in search of a nested plan."""
MOST_HIDDEN = 100
"""Beginnings of plans that are tried one by one."""
Found = tuple[int, int, list[dict[str, Any]]]
"""From where to where a JSON value stands, and the plans in it."""
Plans = tuple[list[dict[str, Any]], list[tuple[int, int]], str]
"""Plans, from where to where the JSON around each stands, and what is wrong with another one."""
_KEY = re.compile(r'"resource_changes"\s*:')
_BEGINNING = re.compile(r'\{\s*"(?:format_version|resource_changes|terraform_version)"\s*:')
_START = re.compile(r"\{\s*[\"}]|\[\s*[{\[]")
SIGNS = ('"resource_changes"', '"planned_values"', '"prior_state"', '\\"resource_changes\\"')
"""What only the JSON of a plan or a state has."""
_BEGINS = '{"format_version"'
_BARE = re.compile(r'\s*\{\s*"format_version"')
"""What Terraform prints where there is nothing to show."""


class NoPlan(ValueError):
    """There is JSON of Terraform, and no plan in it; the sentence says why."""


def looks_like_plan(text: str) -> bool:
    """Whether a text holds, or tries to hold, the JSON of a plan."""
    if any(sign in text for sign in SIGNS) or _BARE.match(text):
        return True
    return _BEGINS in text and SIGNS[0] in text.replace("\n", "")  # a terminal may have cut it in two


def find_plans(text: str) -> Plans:
    """Every plan in a text, from where to where the JSON around it stands, and what is wrong with another plan in it.

    Raises NoPlan when there is none.
    """
    found, broken = _search(text)
    if not found or _lost(text, found, broken):
        found = _from_their_beginnings(text, found)
    if any(plans for _, _, plans in found):
        spans = [(start, end) for start, end, plans in found if plans]
        return [plan for _, _, plans in found for plan in plans], spans, _lost(text, found, broken)
    if any(end for _, end, _ in found):
        raise NoPlan("it is the JSON of a state, not of a plan; give what `terraform show -json PLANFILE` prints")
    first = broken[0][1] if broken else ""
    said = next((told for start, told in broken if _KEY.search(text, start)), first)
    raise NoPlan(said or "there is no plan in it: no resource_changes")


def _search(text: str) -> tuple[list[Found], list[tuple[int, str]]]:
    """Every JSON value that holds plans, or is the state of something; and what is broken, from where on."""
    found: list[Found] = []
    broken: list[tuple[int, str]] = []
    for start, end, value, said in _values(text):
        if said:
            broken.append((start, said))
        plans = list(_plans(value))
        if plans or (isinstance(value, dict) and "format_version" in value):
            found.append((start, end, plans))
    return found, broken


def _from_their_beginnings(text: str, found: list[Found]) -> list[Found]:
    """Plans that something unfinished before them hides: looked for where Terraform begins one."""
    decoder, more, position = json.JSONDecoder(), list(found), 0
    for match in islice(_BEGINNING.finditer(text), MOST_HIDDEN):
        start = match.start()
        if start < position or any(first <= start < end for first, end, _ in found):
            continue
        try:
            value, position = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        more.append((start, position, list(_plans(value))))
    return sorted(more, key=lambda one: one[0])


def _lost(text: str, found: list[Found], broken: list[tuple[int, str]]) -> str:
    """What is wrong with a plan that stands outside of every JSON value that could be read; '' without one."""
    for match in _KEY.finditer(text):
        if not any(start <= match.start() < end for start, end, _ in found):
            return next((said for start, said in reversed(broken) if start < match.start()), "")
    return ""


def _values(text: str) -> Iterator[tuple[int, int, object, str]]:
    """Each JSON value from its first bracket on: start, end, the value, or a sentence about the one that is broken."""
    decoder = json.JSONDecoder()
    position, tries = 0, 0
    while tries < MAX_TRIES and (match := _START.search(text, position)):
        start = match.start()
        try:
            value, end = decoder.raw_decode(text, start)
        except json.JSONDecodeError as error:
            tries += 1
            position = max(start + 1, error.pos)
            yield start, start, None, _broken(error)
        except RecursionError:
            yield start, start, None, "its JSON is nested too deeply"
            return
        except ValueError as error:
            yield start, start, None, f"its JSON cannot be read: {str(error)[:80]}"
            return
        else:
            yield start, end, value, ""
            position = end


def _broken(error: json.JSONDecodeError) -> str:
    """Where JSON ends to be JSON. The message never quotes the text."""
    return f"its JSON is broken at line {error.lineno}, column {error.colno}: {error.msg}"


def _plans(value: object) -> Iterator[dict[str, Any]]:
    """The plans in a value, the value itself first; a plan is looked for in maps, lists and texts that hold JSON."""
    waiting: deque[tuple[object, int]] = deque([(value, 0)])
    looked = 0
    while waiting and looked < MAX_LOOKED_AT:
        one, depth = waiting.popleft()
        looked += 1
        if isinstance(one, str) and depth and '"resource_changes"' in one and one.lstrip().startswith("{"):
            one = parsed(one)
        if isinstance(one, dict) and _is_plan(one):
            yield one
        elif depth < MAX_NESTED and isinstance(one, dict | list):
            inner = one.values() if isinstance(one, dict) else one
            waiting.extend((part, depth + 1) for part in inner if isinstance(part, dict | list | str))


def _is_plan(value: dict[str, Any]) -> bool:
    if "resource_changes" in value:
        return isinstance(value["resource_changes"], list | dict | None)
    return "planned_values" in value and "format_version" in value
