"""The part of a sheet about actions that nobody has done, and how one of them is told beside its pitfall."""

from __future__ import annotations

from collections.abc import Iterator

from kb.brief.actions import Unshipped
from kb.brief.brief import Brief
from kb.brief.checklist import MOST
from kb.pages.brief.sheet import Block, Line, Part, Piece, line
from kb.pages.brief.teller import Teller, after, marked, quiet, strong


def still_open(teller: Teller, brief: Brief) -> Part:
    """Open actions of earlier windows on the same systems, those against a pitfall of this plan first and all of them;
    the others are counted after the ninth line."""
    found, room = [], max(MOST, sum(bool(one.against) for one in brief.actions))
    for one in brief.actions[:room]:
        against = teller.listed(map(teller.named, one.against))
        head = [quiet(after(teller.words("against"))), Piece(" "), *against] if against else []
        found.append(line(teller.said(one.action.do, one.log), *_owing(teller, one), *head, weighty=bool(against)))
    note = _all_open(teller, len(brief.actions) - room)
    return Part("still-open", teller.words("Still open from earlier windows"), (Block(tuple(found), note=note),))


def open_against(teller: Teller, one: Unshipped) -> Line:
    """The fix that never shipped."""
    since = teller.day(one.log)
    head = teller.words("still open since {day}:", day=since) if since else teller.words("still open:")
    return line(strong(head), " ", teller.said(one.action.do, one.log), *_owing(teller, one), weighty=True)


def _owing(teller: Teller, one: Unshipped) -> Iterator[Piece]:
    """Who owes an action, since when, and where it comes from."""
    parts = [teller.word("roles", one.action.owner)] if one.action.owner else []
    parts += [teller.words("due {day}", day=one.action.due.text)] if one.action.due else []
    if parts:
        yield quiet(f" · {' · '.join(parts)}")
    if one.overdue:
        yield from marked(teller.words("overdue"))
    yield quiet(" · ")
    yield teller.record(one.log)


def _all_open(teller: Teller, more: int) -> Line | None:
    """How many found no room, and where all are."""
    if more <= 0:
        return None
    everything = Piece(teller.words("All open actions"), "quiet", "actions/")
    return line(quiet(teller.counted("and one more", "and {n} more", more)), quiet(" · "), everything)
