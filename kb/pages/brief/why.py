"""Why a pitfall is named, in a sentence: which steps, in which order, which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.brief.risks import Reason, Risk
from kb.detect.steps import BY_HAND
from kb.model.settings import fold
from kb.model.worklog import Step
from kb.pages.brief.sheet import Line, Piece, line
from kb.pages.brief.teller import Teller, quiet


def why(teller: Teller, risk: Risk, steps: Sequence[Step]) -> Iterator[Line]:
    """A line for each reason that a detector gives."""
    yield from (line(one) for one in _orders(teller, risk.reasons, steps))
    for reason in risk.reasons:
        if reason.kind == "words":
            number = reason.steps[0]
            step = _short(steps[number - 1].do)
            yield line(teller.words("the words of step {n} describe it: ‘{words}’", n=number, words=step))
        elif reason.kind == "runbook":
            yield line(
                teller.words("line {n} of the runbook describes it:", n=reason.line), " ", Piece(reason.excerpt, "code")
            )


def applying(teller: Teller, risk: Risk) -> Piece:
    """Where a pitfall applies that nothing else speaks of."""
    words = [word for reason in risk.reasons if reason.kind == "applies" for word in reason.words]
    shown = (teller.thing(word, ("systems", "tools", "touches")) for word in words)
    return quiet(teller.together(shown))


def _orders(teller: Teller, reasons: Sequence[Reason], steps: Sequence[Step]) -> Iterator[str]:
    """One sentence for each first step, with every later one that undoes it."""
    later: dict[int, list[int]] = {}
    for reason in reasons:
        if reason.kind == "steps":
            later.setdefault(reason.steps[0], []).extend(reason.steps[1:])
    for first, others in later.items():
        told = [
            _step(teller, first, steps[first - 1]),
            *(_step(teller, one, steps[one - 1]) for one in sorted(set(others))),
        ]
        yield teller.together(told)


def _step(teller: Teller, number: int, step: Step) -> str:
    """Step 1 touches CloudFront by hand; step 5 is Terraform."""
    words, by_hand = teller.words, fold(step.with_) in BY_HAND
    things = teller.together(map(teller.thing, step.touches))
    if by_hand and things:
        return words("step {n} touches {things} by hand", n=number, things=things)
    if by_hand:
        return words("step {n} is done by hand (‘{words}’)", n=number, words=_short(step.do))
    way = step.with_ or next(iter(step.command.split()), "")
    if way:
        return words("step {n} is {tool}", n=number, tool=teller.thing(way))
    return words("step {n} is ‘{words}’", n=number, words=_short(step.do))


def _short(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= 60 else f"{whole[:59]}…"
