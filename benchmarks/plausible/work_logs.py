"""Tells one work log: number → values. Knows what happens in a night, not how it is written down."""

from __future__ import annotations

from datetime import datetime, timedelta

from benchmarks.plausible.cast import Cast
from benchmarks.plausible.pasted import command, paste
from benchmarks.plausible.records import Action, BackOut, Decision, Deviation, Log, Step
from benchmarks.plausible.teller import Teller
from benchmarks.plausible.vocabulary import ROLES, SYSTEMS, TOOLS, TOUCHES

TAGS = ("night", "database", "network", "certificates", "release", "capacity", "dns", "rehearsed", "short", "holiday")


def tell_log(cast: Cast, number: int) -> Log:
    """A window or an incident; what is still to come has a plan and no story."""
    tell = cast.teller("log", number)
    pick = tell.random
    start = datetime.combine(cast.day(number), datetime.min.time()) + timedelta(hours=pick.choice((1, 2, 22)))
    steps = _steps(tell, start)
    end = start + timedelta(minutes=sum(step.minutes for step in steps) + 150)
    log = Log(
        id=cast.logs[number],
        folder="incidents" if cast.is_incident(number) else "windows",
        title=tell.say("title"),
        lang=tell.language,
        summary=tell.paragraphs("summary", 3),
        systems=pick.sample([names[0] for names in SYSTEMS.values()], 2),
        tools=pick.sample([names[0] for names in TOOLS.values()], 2),
        tags=pick.sample(TAGS, 2),
        follows=[pick.choice(cast.logs[:number])] if number and pick.random() < 0.2 else [],
        window={"start": f"{start:%Y-%m-%d %H:%M}", "end": f"{end:%Y-%m-%d %H:%M}", "margin": "10"},
        people=[{"role": "lead"}, {"role": "expert", "attended": "true"}],
        reviewed_by=[{"role": "expert", "at": f"{start - timedelta(days=2):%Y-%m-%d}"}],
        notices=[{"to": "support", "at": f"{start - timedelta(days=3):%Y-%m-%d %H:%M}", "text": tell.say("notice")}],
        checklists=[pick.choice(cast.checklists)],
        go_if=[{"what": tell.say("go"), "answer": "yes"}],
        abort_if=tell.some("abort", 1, 1),
        backout_plan=[_backout(tell, step) for step in steps[2:4]],
        contingencies=[{"do": tell.mixed("plan_b"), "minutes": str(pick.randint(5, 40))}],
        steps=steps,
        assumed=tell.some("assumed", 0, 1),
    )
    if cast.is_planned(number):
        for step in steps:
            step.started = step.finished = step.result = ""
    else:
        _tell_the_night(log, cast, tell, start)
    return log


def _steps(tell: Teller, start: datetime) -> list[Step]:
    steps, clock = [], start
    for number in range(tell.random.randint(4, 5)):
        minutes = tell.random.randint(5, 45)
        begun, clock = clock, clock + timedelta(minutes=minutes + tell.random.randint(-3, 9))
        by_hand = tell.random.random() < 0.5
        step = Step(
            id=f"s{number + 1}",
            do=tell.mixed("step"),
            owner=tell.random.choice(ROLES[:4]),
            with_="hand" if by_hand else "script",
            command="" if by_hand else command(tell.random),
            touches=[tell.random.choice(TOUCHES)] if by_hand else [],
            minutes=minutes,
            expect=tell.say("expect"),
            started=f"{begun:%H:%M}",
            finished=f"{clock:%H:%M}",
            result="done",
        )
        steps.append(step)
    return steps


def _backout(tell: Teller, step: Step) -> BackOut:
    minutes = tell.random.randint(10, 50)
    return BackOut(when=tell.say("backout_when"), do=tell.mixed("backout"), minutes=minutes, from_step=step.id)


def _tell_the_night(log: Log, cast: Cast, tell: Teller, start: datetime) -> None:
    pick, incident = tell.random, log.folder == "incidents"
    finished = log.steps[-1].finished
    log.actual = {"start": f"{start:%H:%M}", "end": finished}
    log.outcome = pick.choice(("resolved", "mitigated") if incident else ("completed-with-deviations", "rolled-back"))
    log.timeline = [{"at": step.started, "what": tell.mixed("event")} for step in log.steps[:3]]
    log.deviations = [_deviation(cast, tell, step) for step in pick.sample(log.steps[1:], 2)]
    log.decisions = [_decision(tell, log.steps[-1])]
    log.impact = tell.say("impact")
    log.went_well, log.went_wrong = tell.some("well", 1, 1), tell.some("wrong", 1, 1)
    log.got_lucky, log.contributing_factors = tell.some("lucky", 0, 1), tell.some("factor", 1, 2)
    log.lessons = tell.some("lesson", 1, 2)
    log.actions = [_action(cast, tell, start) for _ in range(pick.randint(1, 2))]
    log.pitfalls_avoided = [pick.choice(cast.pitfalls)] if pick.random() < 0.3 else []


def _deviation(cast: Cast, tell: Teller, step: Step) -> Deviation:
    return Deviation(
        at=step.started,
        step=step.id,
        expected=tell.say("expected"),
        seen=tell.say("seen"),
        error=paste(tell.random),
        did=tell.say("did"),
        delay=tell.random.randint(2, 45),
        pitfall=tell.random.choice(cast.pitfalls) if tell.random.random() < 0.6 else "none",
    )


def _decision(tell: Teller, step: Step) -> Decision:
    choice = tell.random.choice(("continue", "roll-back", "extend"))
    return Decision(at=step.started, by=["lead"], choice=choice, because=tell.some("because", 1, 2))


def _action(cast: Cast, tell: Teller, start: datetime) -> Action:
    due = start + timedelta(days=tell.random.randint(10, 60))
    of = [tell.random.choice(cast.pitfalls)] if tell.random.random() < 0.5 else []
    return Action(do=tell.mixed("action"), owner=tell.random.choice(ROLES[:4]), due=f"{due:%Y-%m-%d}", for_=of)
