"""A chat copied out of a window → messages. The layouts are those seen in public files; which one, the lines tell.

No zone and mostly no day stand in such text: the day is asked for, and goes on at midnight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kb.imports.stamps import split_stamp

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?"
_WHO = r"(?P<who>[^\s\[\]<>:：][^\[\]<>\t:：]{0,40}?)"


@dataclass(frozen=True, slots=True)
class Message:
    """One message: the clock as HH:MM, who, what, and its day once known."""

    at: str
    who: str
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a message begins: one pattern on one line, or a line with a name before a line with a time."""

    name: str
    line: re.Pattern[str]
    name_before: bool = False


LAYOUTS = (
    Layout("bracket", re.compile(rf"{_WHO}\s+\[(?P<at>{_TIME})\]\s*$")),
    Layout("name-then-time", re.compile(r"\s*(?P<at>\d{1,2}:\d{2}\s*[AaPp][Mm])\s*$"), name_before=True),
    Layout("dated", re.compile(
        rf"\[?(?P<day>\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}})[ T,]+(?P<at>{_TIME})\]?\s*[-–]?\s*{_WHO}\s*[:：]"
        r"\s+(?P<text>.*)$")),
    Layout("tabs", re.compile(r"(?P<at>\d{1,2}:\d{2})\t(?P<who>[^\t]{1,60})\t(?P<text>.*)$")),
    Layout("clock-first", re.compile(
        rf"\[?(?P<at>{_TIME})\]?\s+(?:<(?P<nick>[^>]{{1,40}})>|{_WHO}\s*[:：])\s+(?P<text>.*)$")),
    Layout("columns", re.compile(
        r"(?P<at>\d{1,2}:\d{2})[ \t\u3000]+(?P<who>\S(?:[ ]?\S){0,39}?)(?:\u3000|[ ]{2,})[ \u3000]*(?P<text>\S.*)$")),
    Layout("name-and-time", re.compile(rf"{_WHO}\s+(?P<at>{_TIME})\s*$")),
)  # fmt: skip
"""In the order in which they are preferred when two fit as many lines."""

_CONTINUED = re.compile(r"\s*(?P<at>\d{1,2}:\d{2})\s*$")
_NOISE = re.compile(
    r"\s*(?:\((?:edited|編集済み)\)|（編集済み）|:[\w+-]+:\s*\d*|\d+\s+repl(?:y|ies)|\d+\s*件の返信"
    r"|replied to a thread:?.*"
    r"|Last reply .*|View thread|最終返信.*|New|新規|Today|今日|Yesterday|昨日)\s*$",
    re.IGNORECASE,
)
_EDITED = re.compile(r"\s*(?:\(edited\)|（編集済み）|\(編集済み\))")
_DAY_LINE = re.compile(
    r"[-—–\s]*(\d{4})[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?\s*(?:[(（\[]?.{0,9}[)）\]]?)?[-—–\s]*$"
)


def looks_like_chat(text: str) -> bool:
    """Whether some layout fits at least two lines, and no Markdown heading stands among them."""
    lines = text.splitlines()
    if any(re.match(r"#{1,6}\s", line) for line in lines):
        return False
    return bool(lines) and max(_fits(lines, layout) for layout in LAYOUTS) >= 2


def read_chat(text: str, day: date | None) -> list[Message]:
    """The messages in order. Their days begin with `day`, with a line that names one, or are unknown."""
    lines = text.splitlines()
    layout = max(LAYOUTS, key=lambda one: _fits(lines, one))
    if not _fits(lines, layout):
        return []
    return list(_dated(_messages(lines, layout), day))


def _fits(lines: Sequence[str], layout: Layout) -> int:
    return sum(1 for number in range(len(lines)) if _begins(lines, number, layout))


def _begins(lines: Sequence[str], number: int, layout: Layout) -> re.Match[str] | None:
    match = layout.line.match(lines[number])
    if match and layout.name_before and (number == 0 or not lines[number - 1].strip() or len(lines[number - 1]) > 60):
        return None
    return match


def _messages(lines: Sequence[str], layout: Layout) -> Iterator[Message]:
    """Messages with the clock as written; a day only where a line names it."""
    who, at, day = "", "", None
    text: list[str] = []
    for number, line in enumerate(lines):
        here = _day_of(line)
        match = _begins(lines, number, layout)
        again = _CONTINUED.match(line) if layout.name_before and who else None
        ahead = layout.name_before and number + 1 < len(lines) and _begins(lines, number + 1, layout)
        if (here or match or again) and at:
            yield Message(at, who, _said(text), day)
            at, text = "", []
        if match:
            found = match.groupdict()
            who = (found.get("who") or found.get("nick") or (lines[number - 1] if layout.name_before else "")).strip()
            at, text = match["at"], [found.get("text") or ""]
            day = _day_of(found["day"]) if found.get("day") else day
        elif again:
            at = again["at"]
        elif here:
            day = here
        elif at and not ahead and not _NOISE.match(line):
            text.append(line)
    if at:
        yield Message(at, who, _said(text), day)


def _said(lines: Sequence[str]) -> str:
    return _EDITED.sub("", "\n".join(line.rstrip() for line in lines)).strip()


def _day_of(line: str) -> date | None:
    match = _DAY_LINE.match(line)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _dated(messages: Iterator[Message], day: date | None) -> Iterator[Message]:
    """Clocks as HH:MM of 24 hours, and days that go on at midnight."""
    before = -1
    for message in messages:
        if message.day and message.day != day:
            day, before = message.day, -1
        minutes = _minutes(message.at, before)
        if minutes < before and day is not None:
            day += timedelta(days=1)
        before = minutes
        if message.text:
            yield replace(message, at=f"{minutes // 60:02}:{minutes % 60:02}", day=day)


def _minutes(at: str, before: int) -> int:
    """Minutes since midnight. A clock of twelve hours without its half is the first that is not `before`."""
    clock = split_stamp(at).at or "00:00"
    hour, minute = (int(part) for part in clock.split(":")[:2])
    minutes = hour * 60 + minute
    bare = not re.search("[AaPp]", at)
    if bare and before >= 12 * 60 and minutes < before and before <= minutes + 12 * 60 < 24 * 60:
        return minutes + 12 * 60
    return minutes
