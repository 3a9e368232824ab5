"""The part of a sheet that is ticked: the window's own checklist, by pause point, each line with its receipt."""

from __future__ import annotations

from kb.brief.brief import Brief
from kb.brief.checklist import PausePoint, Tick
from kb.pages.brief.sheet import Block, Line, Part, Piece, line
from kb.pages.brief.teller import Teller, quiet


def checklist(teller: Teller, brief: Brief) -> Part:
    """A block for each pause point; what found no room is counted and named below."""
    blocks = tuple(_block(teller, stop) for stop in brief.checklist)
    return Part("checklist", teller.words("Checklist for this window"), blocks)


def _block(teller: Teller, stop: PausePoint) -> Block:
    found = tuple(line(_words(tick), below=(_receipt(teller, tick),), weighty=tick.recognised) for tick in stop.lines)
    note = None
    if stop.cut:
        named = [part for tick in stop.cut for part in (_words(tick), Piece(" / ", "quiet"))][:-1]
        lead = teller.counted("one line found no room:", "{n} lines found no room:", len(stop.cut))
        note = line(quiet(lead), " ", *named)
    return Block(found, teller.label(stop.pause) if stop.pause else teller.words("At any time"), ticks=True, note=note)


def _words(tick: Tick) -> Piece:
    return Piece(" ".join(tick.do.split()), "prose", lang=tick.lang)


def _receipt(teller: Teller, tick: Tick) -> Line:
    return line(quiet(teller.words("from")), " ", *teller.listed(map(teller.named, tick.receipts)))
