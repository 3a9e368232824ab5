"""Timelines of postmortems → events: a heading for each, bullets, rows of a table, nested lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.imports.headings import comparable
from kb.imports.outline import Block, Part
from kb.imports.stamps import Stamp, split_stamp

_TIMES = ("time", "when", "date", "date time", "timestamp", "at", "時刻", "日時", "時間", "日付")
_WHO = ("who", "by", "actor", "owner", "person", "担当", "担当者", "実施者", "対応者", "誰")


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline; `at` is '' when no time could be read. `zone` is one that kb does not know."""

    at: str
    what: str
    output: str = ""
    zone: str = ""


def read_timeline(part: Part, below: Iterable[Part]) -> list[Event]:
    """The events of a part and of the parts `below` it, whose headings may be times themselves."""
    events = list(_from_blocks(part.blocks))
    for one in below:
        stamp = split_stamp(one.heading)
        if stamp.at:
            events.append(_headed(stamp, one.blocks))
        else:
            events += _from_blocks(one.blocks)
    return [event for event in events if event.what or event.output]


def _headed(stamp: Stamp, blocks: Iterable[Block]) -> Event:
    words = [stamp.rest] if stamp.rest else []
    words += [block.text for block in blocks if block.kind != "code"]
    output = "\n".join(block.text for block in blocks if block.kind == "code")
    return Event(stamp.at, "\n".join(words), output, stamp.zone)


def _from_blocks(blocks: Iterable[Block]) -> Iterator[Event]:
    """Each stamped block begins an event; what follows without a time belongs to it."""
    event: Event | None = None
    for block in blocks:
        found = _event(block)
        if found.at or event is None or (block.kind in ("item", "row") and block.depth == 0):
            if event is not None:
                yield event
            event = found
        elif block.kind == "code":
            event = Event(event.at, event.what, f"{event.output}\n{block.text}".strip("\n"), event.zone)
        else:
            event = Event(event.at, f"{event.what}\n{found.what}".strip(), event.output, event.zone)
    if event is not None:
        yield event


def _event(block: Block) -> Event:
    if block.kind == "code":
        return Event("", "", block.text)
    if block.kind == "row":
        return _from_row(block)
    stamp = split_stamp(block.text)
    return Event(stamp.at, stamp.rest, zone=stamp.zone)


def _from_row(block: Block) -> Event:
    """The first cell is the time, or two of them are the day and the clock; the rest is what happened."""
    cells = list(block.cells)
    times = [n for n, name in enumerate(block.head) if comparable(name) in _TIMES] or [0]
    first = " ".join(cells[n] for n in times if n < len(cells))
    stamp = split_stamp(first)
    if not stamp.at:
        return Event("", " | ".join(cell for cell in cells if cell))
    who = next((cells[n] for n, name in enumerate(block.head) if comparable(name) in _WHO and n < len(cells)), "")
    said = [stamp.rest, *(cell for n, cell in enumerate(cells) if n not in times and cell != who)]
    what = " | ".join(cell for cell in said if cell)
    return Event(stamp.at, f"{who}: {what}" if who and what else who or what, zone=stamp.zone)
