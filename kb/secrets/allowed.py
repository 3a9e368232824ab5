"""Lines whose secret is known to be none: `# kb: allow secret because it is the sample of the vendor's manual`.

Read from the raw line, so that it works in YAML, in Markdown (`<!-- … -->`) and in pasted output alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ALLOWANCE = re.compile(r"(?:#|//|<!--)[ \t]*kb:[ \t]*allow[ \t-]+secrets?\b(.*?)(?:-->)?[ \t\r]*$", re.IGNORECASE)
_BECAUSE = re.compile(r"[ \t]*because\b[ \t:]*(\S.*)", re.IGNORECASE)


class Allowance(NamedTuple):
    """Where it stands, all from 0, and its reason; without a reason it allows nothing."""

    line: int
    column: int
    width: int
    reason: str


def allowances(text: str) -> Iterator[Allowance]:
    """Every line of `text` that allows a secret, or tries to."""
    if "kb:" not in text:
        return
    for number, line in enumerate(text.split("\n")):
        if match := _ALLOWANCE.search(line):
            because = _BECAUSE.match(match[1])
            reason = because[1].strip() if because else ""
            yield Allowance(number, match.start(), len(match[0].rstrip()), reason)
