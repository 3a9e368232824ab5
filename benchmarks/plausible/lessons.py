"""Tells one pitfall or checklist: number → values."""

from __future__ import annotations

from benchmarks.plausible.cast import Cast
from benchmarks.plausible.pasted import paste
from benchmarks.plausible.records import Checklist, Item, Pause, Pitfall
from benchmarks.plausible.vocabulary import ROLES, SYSTEMS, TOOLS
from benchmarks.plausible.work_logs import TAGS

PAUSES = ("day-before", "before-start", "before-apply", "at-decide-by")


def tell_pitfall(cast: Cast, number: int) -> Pitfall:
    """A pitfall with a detector that recognises a line of pasted output."""
    tell = cast.teller("pitfall", number)
    pick = tell.random
    hit = paste(pick).splitlines()[0]
    return Pitfall(
        id=cast.pitfalls[number],
        title={language: tell.say("pitfall", language) for language in ("ja", "en")},
        lang=tell.language,
        also_known_as=[tell.say("known_as", language) for language in ("ja", "en")],
        tags=pick.sample(TAGS, 2),
        severity=pick.choice(("data-loss", "outage", "delay", "nuisance")),
        owner=pick.choice(ROLES[:4]),
        applies_to={"systems": [_one_of(tell.random.choice(list(SYSTEMS)), SYSTEMS)], "tools": _tools(number)},
        symptom=tell.say("symptom"),
        cause=tell.say("cause"),
        avoid=tell.some("avoid", 1, 2),
        recover=tell.some("recover", 1, 2),
        checks=[{"pause": pick.choice(PAUSES), "do": tell.say("check")}],
        detect=[
            {
                "error_text": {"pattern": f"trap {number:04}"},
                "examples": {"hit": [{"text": f"trap {number:04} {hit}"}], "clean": [{"text": hit}]},
            }
        ],
    )


def tell_checklist(cast: Cast, number: int) -> Checklist:
    """A checklist with three pause points; it takes in the checks of pitfalls with its system."""
    tell = cast.teller("checklist", number)
    pick, system = tell.random, _one_of(list(SYSTEMS)[number], SYSTEMS)
    pauses = [
        Pause(pause=pause, items=[Item(do=tell.say("check"), from_=[pick.choice(cast.pitfalls)]) for _ in range(4)])
        for pause in PAUSES[:3]
    ]
    return Checklist(
        id=cast.checklists[number],
        title=tell.say("title"),
        lang=tell.language,
        summary=tell.paragraphs("summary", 1),
        for_={"systems": [system]},
        pauses=pauses,
        include={"systems": [system]},
    )


def _tools(number: int) -> list[str]:
    return [_one_of(list(TOOLS)[number * 5 % len(TOOLS)], TOOLS)]


def _one_of(slug: str, names: dict[str, tuple[str, str]]) -> str:
    return names[slug][0]
