"""The parts of a sheet about the plan itself: when to decide, how long it takes, who is there, what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from kb.brief.brief import Brief
from kb.brief.estimates import Estimate
from kb.brief.experience import Doer
from kb.model.latest import Latest
from kb.model.worklog import Person
from kb.pages.brief.sheet import Line, Part, Piece, line, lines
from kb.pages.brief.teller import Teller, marked, quiet, strong

ALIKE = 2
"""Findings of one rule that are told; the others are counted."""


def deciding(teller: Teller, brief: Brief) -> Part:
    """The latest decision with its arithmetic, against the time that the plan sets."""
    words, one = teller.words, brief.deciding
    heading = words("Until when you can turn back")
    if one.latest is None:
        return lines("deciding", heading, line(quiet(words("Nobody knows: the window has no exact end."))))
    return lines("deciding", heading, *_latest(teller, brief, one.latest), *_by_step(teller, brief))


def _latest(teller: Teller, brief: Brief, latest: Latest) -> Iterator[Line]:
    words, one = teller.words, brief.deciding
    parts = (
        words("back-out {time}", time=teller.minutes(latest.backout)),
        words("owed steps {time}", time=teller.minutes(latest.owed)),
        words("margin {time}", time=teller.minutes(latest.margin)),
    )
    lead = words("at the latest") if latest.at_the_latest else ""
    yield line(
        lead,
        " " if lead else "",
        strong(f"{latest.at:%H:%M}"),
        f" = {one.end:%H:%M} − ({' + '.join(parts)})",
        weighty=True,
    )
    if latest.missing:
        missing = teller.together(words(part.sentence, what=part.what) for part in latest.missing)
        yield line(quiet(words("missing: {things}", things=missing)))
    if one.decide_by is None:
        yield line(words("The plan sets no time for deciding."))
        return
    told = line(words("Decide by"), " ", strong(f"{one.decide_by:%H:%M}"))
    if one.too_late:
        late = words("{time} after the latest decision", time=teller.minutes(one.too_late))
        told = line(*told.pieces, ": ", strong(late), weighty=True)
    yield told


def _by_step(teller: Teller, brief: Brief) -> Iterator[Line]:
    steps, last = brief.window.record.steps, ""
    for one in brief.deciding.steps:
        at = f"{one.latest.at:%H:%M}"
        if at != last:
            said = teller.words("from step {n} on: {time}", n=one.index + 1, time=at)
            yield line(quiet(f"{said} · "), teller.said(steps[one.index].do, brief.window))
        last = at


def took(teller: Teller, brief: Brief) -> Part:
    """Planned minutes against how long such steps really took."""
    words, all_steps = teller.words, brief.estimates
    found = [_estimate(teller, brief, one) for one in all_steps.steps]
    if all_steps.usual is not None:
        planned = teller.minutes(all_steps.planned) if all_steps.planned is not None else words("not known")
        whole = words("All steps: planned {planned}; as it usually goes {usual}", planned=planned,
                      usual=teller.minutes(all_steps.usual))  # fmt: skip
        room = brief.window.night.planned_minutes
        over = all_steps.usual - room if room is not None else 0
        more = [*marked(words("{time} more than the window", time=teller.minutes(over)))] if over > 0 else []
        found.append(line(whole, *more, weighty=over > 0))
    return lines("took", words("How long such steps really took"), *found)


def _estimate(teller: Teller, brief: Brief, one: Estimate) -> Line:
    words = teller.words
    least, most = min(one.took), max(one.took)
    span = (
        teller.minutes(most)
        if least == most
        else words("{least} to {most}", least=teller.minutes(least), most=teller.minutes(most))
    )
    times = teller.counted("once", "{n} times", len(one.took))
    spread = words(", median {time}", time=teller.minutes(one.usual)) if least != most else ""
    planned = (
        words("planned {time}", time=teller.minutes(one.step.minutes))
        if one.step.minutes is not None
        else words("nothing planned")
    )
    pieces: list[Piece] = [
        quiet(f"{one.index + 1}. "),
        teller.said(one.step.do, brief.window),
        quiet(f" · {planned} · "),
    ]
    pieces.append(quiet(words("took {span}", span=span) + spread + f" ({times})"))
    if one.short:
        pieces += marked(words("{time} short", time=teller.minutes(one.short)))
    return line(*pieces, weighty=bool(one.short))


def who(teller: Teller, brief: Brief) -> Part:
    """First-timers and who is beside them; who has done such work before."""
    words, people, found = teller.words, brief.people, []
    if people.first_time:
        new = teller.together(_person(teller, one) for one in people.first_time)
        beside = words("the expert will not be there") if people.expert_away else words("no expert is among the people")
        more = marked(beside) if people.alone else ()
        found.append(line(words("For the first time: {who}", who=new), *more, weighty=people.alone))
    if people.done_before:
        done = [_doer(teller, brief, one) for one in people.done_before]
        found.append(line(words("Has done such work: {who}", who=teller.together(done))))
    elif brief.window.record.people:
        found.append(line(quiet(words("Nobody in these records has done such work yet."))))
    return lines("people", words("People"), *found)


def _person(teller: Teller, person: Person) -> str:
    return person.name or teller.word("roles", person.role)


def _doer(teller: Teller, brief: Brief, doer: Doer) -> str:
    times = teller.counted("once", "{n} times", doer.times)
    absent = "" if doer.who in brief.people.here else teller.words(", not there")
    return f"{doer.who.name or teller.word('roles', doer.who.role)} ({times}{absent})"


def go_or_not(teller: Teller, brief: Brief) -> Part:
    """Go/no-go questions that are not answered, or answered with no."""
    words = teller.words
    found = [
        line(strong(words("answered no")), " · ", teller.said(one.what, brief.window), weighty=True)
        for one in brief.refused
    ]
    found += [
        line(strong(words("unanswered")), " · ", teller.said(one.what, brief.window), weighty=True)
        for one in brief.unanswered
    ]
    if brief.window.record.go_if and not found:
        found.append(line(quiet(words("Every question is answered with yes."))))
    return lines("go-or-not", words("Go or not"), *found)


def missing(teller: Teller, brief: Brief) -> Part:
    """What the plan does not say yet, by rule; the window's page has every line."""
    by_rule: dict[str, list[str]] = {}
    for problem in brief.missing:
        by_rule.setdefault(problem.rule, []).append(problem.message)
    found = []
    for rule, messages in by_rule.items():
        more = len(messages) - ALIKE
        rest = teller.counted("and one more", "and {n} more", more) if more > 0 else ""
        found.append(
            line(
                Piece(rule, "code", f"rules/{rule}"),
                " ",
                "; ".join(messages[:ALIKE]),
                quiet(" " if rest else ""),
                quiet(rest),
            )
        )
    if not found and not brief.is_over:
        found.append(line(quiet(teller.words("No rule finds anything missing in this plan."))))
    return lines("missing", teller.words("What the plan does not say yet"), *found)


def reviewed(teller: Teller, brief: Brief) -> Part:
    """Who has read the plan, and whether it is still the one that was read."""
    words, found = teller.words, []
    for one in brief.reviews:
        said = words("Reviewed by {role}", role=teller.word("roles", one.review.role))
        when = f" · {one.review.at.text}" if one.review.at else ""
        pieces = [
            Piece(said),
            quiet(when),
            quiet(" · " if one.review.revision else ""),
            Piece(one.review.revision, "code"),
        ]
        pieces += marked(words("the plan has changed since")) if one.changed else []
        found.append(line(*pieces, weighty=one.changed))
    return lines("reviewed", words("Reviewed"), *found)
