"""A terminal session recorded by asciinema → what was shown, and in which line of the recording each line of it began.

Formats: asciicast 1 (one JSON object), 2 and 3 (a header, then one event on each line; `o` events are output).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kb.detect.reading.parsed import parsed

_HEAD = re.compile(r'\s*\{[^{]{0,2000}?"version"\s*:\s*[123]\b')


def read_cast(text: str) -> tuple[str, list[int]] | None:
    """What the terminal was sent, and for each of its lines the line of the recording, from 1; None for other texts."""
    if not _HEAD.match(text) or not ('"width"' in text or '"cols"' in text):
        return None
    events = list(_events(text))
    return _joined(events) if events else None


def _events(text: str) -> Iterator[tuple[int, str]]:
    """Each output with its line."""
    first, _, rest = text.partition("\n")
    head = parsed(first)
    if not isinstance(head, dict):
        head, rest = parsed(text), ""
    if not isinstance(head, dict):
        return
    for event in head["stdout"] if isinstance(head.get("stdout"), list) else ():
        if isinstance(event, list) and len(event) == 2 and isinstance(event[1], str):
            yield 1, event[1]
    for number, line in enumerate(rest.split("\n"), 2):
        event = parsed(line) if line.startswith("[") else None
        if isinstance(event, list) and len(event) == 3 and event[1] == "o" and isinstance(event[2], str):
            yield number, event[2]


def _joined(events: Iterable[tuple[int, str]]) -> tuple[str, list[int]]:
    numbers = [0]
    begun = False
    for number, shown in events:
        first, *others = shown.replace("\r\n", "\n").split("\n")
        if not begun:
            numbers[-1] = number
        numbers += [number] * len(others)
        begun = bool(others[-1] if others else first) or (begun and not others)
    return "".join(shown for _, shown in events).replace("\r\n", "\n"), numbers
