"""Problems without the secrets of the files they are about: in their sentence, their help, their line.

The one place that every problem passes before anybody prints it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import TypeVar

from kb.problem import Problem
from kb.secrets.judge import line_starts
from kb.secrets.repeats import values_of
from kb.secrets.scan import find_secrets, mask, shown_length
from kb.secrets.unfolded import undone

_T = TypeVar("_T")
_Values = dict[int, dict[str, str]]
MANY = 200
"""Lines with a secret, in one file."""
_masked = lru_cache(maxsize=8192)(mask)
"""The same sentence is said of many records, and every problem comes by twice."""
CUT = "…"
"""What stands where a sentence cuts a text."""
SHORTEST = 3
"""Characters; a shorter piece of a secret is everywhere."""


def hide_secrets(problems: Iterable[Problem], texts: Mapping[str, str]) -> list[Problem]:
    """The same problems; `texts` are those of the files that are known, by path.

    A correction of a line with a secret is dropped: first the secret must go.
    """
    known: dict[str, _Values] = {}
    hidden = []
    for problem in problems:
        path = problem.place.path
        if path not in known:
            known[path] = _values(texts.get(path, ""))
        hidden.append(_hidden(problem, _near(problem, known[path])))
    return hidden


def _values(text: str) -> _Values:
    """Each line of each secret, and what is shown instead, by the line it stands on."""
    found: _Values = {}
    secrets = find_secrets(text)
    starts = line_starts(text) if secrets else []
    for secret in secrets:
        kept = shown_length(secret)
        number = bisect_right(starts, secret.start)
        for line, piece in enumerate(text[secret.start : secret.end].split("\n"), number):
            value = piece.strip()
            for one in values_of(value):
                _hide(found.setdefault(line, {}), one, kept)
            kept = 0
        undisguised = secret.plain or undone(text[secret.start : secret.end])
        _hide(found.setdefault(number, {}), undisguised, shown_length(secret))
    return found


def _hide(known: dict[str, str], value: str, kept: int) -> None:
    if len(value) >= SHORTEST:
        known.setdefault(value, value[:kept] + "*" * (len(value) - kept))


def without_secrets(value: _T) -> _T:
    """Any value of maps, lists and nouns: the same, every text in it without its secrets."""
    return _without(value)  # type: ignore[return-value]  # it is of the same type


def _without(value: object) -> object:
    if isinstance(value, str):
        return _masked(value)
    if isinstance(value, dict):
        return {key: _without(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(_without, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _without(getattr(value, one.name)) for one in fields(value)})
    return value


def _near(problem: Problem, values: _Values) -> dict[str, str]:
    """The values that the problem could speak of, the longest first: all of a file, of a few lines when it has many."""
    lines: Iterable[int] = values
    if len(values) > MANY:
        edit = problem.edit
        first, last = problem.place.line - 2, problem.place.line + 2
        lines = range(min(first, edit.first), max(last, edit.last) + 1) if edit else range(first, last + 1)
    near = {value: instead for line in lines for value, instead in values.get(line, {}).items()}
    return dict(sorted(near.items(), key=lambda item: -len(item[0])))


def _hidden(problem: Problem, values: Mapping[str, str]) -> Problem:
    text, message, help = (_clean(one, values) for one in (problem.place.text, problem.message, problem.help))
    edit = problem.edit
    if edit and any(_clean(line, values) != line for line in edit.lines):
        edit = None
    if edit is problem.edit and (text, message, help) == (problem.place.text, problem.message, problem.help):
        return problem
    return replace(problem, place=replace(problem.place, text=text), message=message, help=help, edit=edit)


def _clean(text: str, values: Mapping[str, str]) -> str:
    for value, instead in values.items():
        if value in text:
            text = text.replace(value, instead)
        elif CUT in text:
            text = CUT.join(_without_beginning(piece, value, instead) for piece in text.split(CUT))
    return _masked(text)


def _without_beginning(piece: str, value: str, instead: str) -> str:
    """A text that was cut off, without the beginning of the value at its end."""
    for length in range(min(len(value), len(piece)), SHORTEST - 1, -1):
        if piece.endswith(value[:length]):
            return piece[:-length] + instead[:length]
    return piece
