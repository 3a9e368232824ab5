"""Problems without the secrets of the files they are about: in their sentence, their help, their line.

The one place that every problem passes before anybody prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kb.problem import Problem
from kb.secrets.scan import find_secrets, mask, shown

SHORTEST = 3
"""Characters; a shorter piece of a secret is everywhere."""


def hide_secrets(problems: Iterable[Problem], texts: Mapping[str, Sequence[str]]) -> list[Problem]:
    """The same problems; `texts` are the lines of the files that are known, by path.

    A correction of a line with a secret is dropped: first the secret must go.
    """
    known: dict[str, dict[str, str]] = {}
    hidden = []
    for problem in problems:
        path = problem.place.path
        if path not in known:
            known[path] = _values("\n".join(texts.get(path, ())))
        hidden.append(_hidden(problem, known[path]))
    return hidden


def _values(text: str) -> dict[str, str]:
    """Each line of each secret, and what is shown instead; the longest first."""
    found = {}
    for secret in find_secrets(text):
        kept = shown(secret)
        for piece in text[secret.start : secret.end].split("\n"):
            value = piece.strip()
            if len(value) >= SHORTEST:
                found[value] = value[:kept] + "*" * (len(value) - kept)
            kept = 0
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


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
    return mask(text)
