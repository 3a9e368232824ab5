"""One text → what is wrong with it: secrets in it, and lines that allow one without need or reason.

The line of a problem is shown without the secret.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from kb.problem import Level, Place, Problem
from kb.secrets.allowed import Allowance, allowances
from kb.secrets.scan import Secret, find_secrets, mask, preview

SECRET = "secret"  # noqa: S105  # the name of the rule
ALLOWED = "secret-allowed"
_HELP = "take it out (kb check --redact) and change it where it is used: who could read this file may know it"
MOST = 100
"""Secrets told one by one, of one file."""
_LINE_END = re.compile("\n")
_WHY = "write why: # kb: allow secret because …"


def judge_text(path: str, text: str) -> list[Problem]:
    """The problems of the file at `path`, in its order: `secret` (an error) and `secret-allowed` (a warning)."""
    secrets, known = find_secrets(text), list(allowances(text))
    if not secrets and not known:
        return []
    hidden = mask(text).split("\n")
    starts = line_starts(text)
    spots = [(_spot(starts, secret), secret) for secret in secrets]
    with_reason = {one.line for one in known if one.reason}
    not_allowed = [(spot, secret) for spot, secret in spots if spot[0] not in with_reason]
    told = [
        _told(Place(path, line + 1, column + 1, _width(secret, hidden[line], column), hidden[line]), text, secret)
        for (line, column), secret in not_allowed[:MOST]
    ]
    if more := not_allowed[MOST:]:
        line, column = more[0][0]
        place = Place(path, line + 1, column + 1, 1, hidden[line])
        told.append(Problem(place, SECRET, f"from here on the file holds {len(more)} more secrets", help=_HELP))
    return sorted(told + _about_allowances(known, {line for (line, _), _ in spots}, path, hidden))


def _told(place: Place, text: str, secret: Secret) -> Problem:
    return Problem(place, SECRET, f"this looks like {secret.name}{preview(text, secret)}", help=_HELP)


def _about_allowances(known: list[Allowance], needed: set[int], path: str, hidden: list[str]) -> list[Problem]:
    found = []
    for one in known:
        place = Place(path, one.line + 1, one.column + 1, one.width, hidden[one.line])
        if not one.reason:
            message = "a line that allows a secret says why"
            found.append(Problem(place, ALLOWED, message, Level.WARNING, _WHY))
        elif one.line not in needed:
            message = "there is no secret on this line to allow"
            found.append(Problem(place, ALLOWED, message, Level.WARNING, "delete the comment"))
    return found


def line_starts(text: str) -> list[int]:
    """Where each line of `text` begins."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def _spot(starts: list[int], secret: Secret) -> tuple[int, int]:
    """Line and column where a secret begins, from 0."""
    line = bisect_right(starts, secret.start) - 1
    return line, secret.start - starts[line]


def _width(secret: Secret, line: str, column: int) -> int:
    return max(1, min(secret.end - secret.start, len(line) - column))
