"""The parts of a sheet about pitfalls: what the plan runs into, what else is known, what is set aside."""

from __future__ import annotations

from kb.brief.brief import Brief
from kb.brief.checklist import MOST
from kb.brief.earlier import Weight
from kb.brief.risks import Risk
from kb.pages.brief.action_parts import open_against
from kb.pages.brief.sheet import Block, Line, Part, Piece, line
from kb.pages.brief.teller import Teller, quiet
from kb.pages.brief.why import applying, why

WAYS = 2
"""How many ways around a pitfall are shown; its page has all."""


def runs_into(teller: Teller, brief: Brief) -> Part:
    """What detectors see, the heaviest first: why, what became of it before, how to avoid it."""
    found = tuple(_risk(teller, brief, risk) for risk in brief.runs_into)
    if not found:
        found = (line(quiet(teller.words("No detector sees a known pitfall in this plan."))),)
    if not brief.window.record.steps:
        found = (*found, line(teller.words("The plan has no steps yet, so their order tells nothing.")))
    return Part("runs-into", teller.words("This plan runs into"), (Block(found),))


def applies(teller: Teller, brief: Brief) -> Part:
    """Pitfalls of these systems and tools; at most nine, the others are named."""
    shown, rest = brief.applies[:MOST], brief.applies[MOST:]
    found = tuple(
        line(
            teller.record(risk.entry),
            Piece(" · ", "quiet"),
            quiet(" · ".join(one for one in (_severity(teller, risk), _met(teller, risk.weight)) if one)),
            Piece(" · ", "quiet"),
            applying(teller, risk),
        )
        for risk in shown
    )
    note = cut(teller, [teller.record(risk.entry) for risk in rest])
    return Part("applies", teller.words("Known on these systems and tools"), (Block(found, note=note),))


def waived(teller: Teller, brief: Brief) -> Part:
    """What the record sets aside, visibly."""
    found = []
    for risk in brief.waived:
        below = tuple(why(teller, risk, brief.window.record.steps))
        because = teller.said(risk.waived or "", brief.window)
        found.append(line(teller.record(risk.entry), ": ", because, below=below))
    return Part("set-aside", teller.words("Set aside for this window"), (Block(tuple(found)),))


def cut(teller: Teller, pieces: list[Piece]) -> Line | None:
    """What found no room: counted, and named."""
    if not pieces:
        return None
    more = teller.counted("and one more:", "and {n} more:", len(pieces))
    return line(quiet(more), " ", *teller.listed(pieces))


def _risk(teller: Teller, brief: Brief, risk: Risk) -> Line:
    severity = _severity(teller, risk)
    below = [*why(teller, risk, brief.window.record.steps), _history(teller, risk)]
    below += [open_against(teller, one) for one in brief.actions if risk.entry.id in one.against]
    avoid = risk.entry.record.avoid[:WAYS]
    below += [line(quiet(teller.words("How to avoid it")), quiet(": "), teller.said(way, risk.entry)) for way in avoid]
    head = (teller.record(risk.entry, "strong"), quiet(f" · {severity}" if severity else ""))
    return line(*head, below=tuple(below), weighty=True)


def _history(teller: Teller, risk: Risk) -> Line:
    pieces: list[Piece] = [quiet(_met(teller, risk.weight))]
    if risk.weight.last:
        pieces += [quiet(": "), teller.record(risk.weight.last)]
    if risk.weight.avoided:
        times = teller.counted("avoided once", "avoided {n} times", len(risk.weight.avoided))
        pieces.append(quiet(f" · {times}"))
    return line(*pieces)


def _met(teller: Teller, weight: Weight) -> str:
    if weight.last is None:
        return teller.words("not met yet")
    times = teller.counted("met once", "met {n} times", len(weight.met))
    day = teller.day(weight.last)
    return times + (teller.words(", last {day}", day=day) if day else "")


def _severity(teller: Teller, risk: Risk) -> str:
    return teller.label(risk.entry.record.severity) if risk.entry.record.severity else ""
