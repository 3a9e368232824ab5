"""Text → the secrets in it, and the text without them. Clean text costs one pass, other text its suspicious lines.

What is found is a span with a name: the value itself is nobody's to print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import re2

from kb.secrets.patterns import PATTERNS

SHOWN = 4
"""How many characters of a secret may ever be printed."""

LONG_ENOUGH = 20
"""Of a shorter secret none is printed: four characters would be too much of it."""

_WORDS = tuple((word, rank) for rank, pattern in enumerate(PATTERNS) for word in pattern.words)
_ANYWHERE = re2.compile(("(?i)" + "|".join(re2.escape(word) for word, _ in _WORDS)).encode())
"""All words at once, over bytes: RE2 needs a tenth of the time of looking for each, and knows no lone surrogates."""


@dataclass(frozen=True, slots=True)
class Secret:
    """One secret: what it is called ('a GitHub token'), and where it stands in the text."""

    name: str
    start: int
    end: int


def find_secrets(text: str) -> Iterator[Secret]:
    """Every secret in `text`, in the order of the text; where two patterns agree, the first of the table counts."""
    for start, line in _suspicious_lines(text):
        for secret in _in_line(line):
            yield Secret(secret.name, start + secret.start, start + secret.end)


def mask(text: str) -> str:
    """The text with every secret in it made unreadable, and as long as before."""
    parts, end = [], 0
    for secret in find_secrets(text):
        kept = _shown(secret)
        parts += [text[end : secret.start + kept], "*" * (secret.end - secret.start - kept)]
        end = secret.end
    return "".join((*parts, text[end:])) if parts else text


def preview(text: str, secret: Secret) -> str:
    """How a sentence tells which secret it is: ` ('ghp_…')`; nothing of a short one."""
    kept = _shown(secret)
    return f" ('{text[secret.start : secret.start + kept]}…')" if kept else ""


def _suspicious_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line that holds one of the words, with where it begins."""
    raw = text.encode("utf-8", "surrogatepass")
    if not _ANYWHERE.search(raw):
        return
    numbers: set[int] = set()
    number = last = 0
    for match in _ANYWHERE.finditer(raw):
        number += raw.count(b"\n", last, match.start())
        last = match.start()
        numbers.add(number)
    start = 0
    for index, line in enumerate(text.split("\n")):
        if index in numbers:
            yield start, line
        start += len(line) + 1


def _in_line(line: str) -> list[Secret]:
    lowered = line.lower()
    found: list[Secret] = []
    for rank in sorted({rank for word, rank in _WORDS if word in lowered}):
        pattern = PATTERNS[rank]
        for match in pattern.regex.finditer(line):
            group = match.lastindex or 0
            secret = Secret(pattern.name, match.start(group), match.end(group))
            known = any(secret.start < other.end and other.start < secret.end for other in found)
            if not known and pattern.accept(match[group]):
                found.append(secret)
    return sorted(found, key=lambda secret: secret.start)


def _shown(secret: Secret) -> int:
    return SHOWN if secret.end - secret.start >= LONG_ENOUGH else 0
