"""A work log: one planned window or one incident, in the order of the night. Nothing is derived here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from kb.model.file.path import Path
from kb.model.record import Kind, Record
from kb.model.values.fields import Many, Noun, OneOf, Short, YesOrNo
from kb.model.values.scalars import Minutes, Output, Prose, Reference, RoughTime, Text, Time, YesNo

WINDOW_OUTCOMES = ("completed", "completed-with-deviations", "rolled-back", "aborted", "cancelled")
INCIDENT_OUTCOMES = ("resolved", "mitigated", "ongoing")
_ENDS = {"completed": "An incident is 'resolved'."}
RESULTS = ("done", "failed", "skipped", "stopped", "not-run")
CHOICES = ("continue", "abort", "roll-back", "extend", "postpone", "workaround", "fix-forward", "escalate")
CAUGHT_BY = ("brief", "detect", "checklist", "memory")


class Window(Noun):
    """The agreed time; only the start is needed."""

    start: Time = Field(description="When work may begin: 2026-02-14 02:00, or 2026-02-14, 2026-02, 2026.")
    end: Time | None = Field(None, description="When service must be back.")
    decide_by: Time | None = Field(None, description="The moment to decide: go on or turn back.")
    margin: Minutes | None = Field(None, description="Minutes kept free before the end.")


class Span(Noun):
    """When work really began and ended."""

    start: Time | None = Field(None, description="When work really began.")
    end: Time | None = Field(None, description="When it was really over.")


class Person(Noun):
    """Who takes part, by role."""

    role: Text = Field(description="lead, expert, app, …")
    name: Text = Field("", description="Only if your team wants names in its records.")
    first_time: YesNo = Field(False, description="Has not done this kind of work before.")
    attended: YesNo | None = Field(None, description="Was (or will be) present.")
    watched: YesNo = Field(False, description="Only watched.")


class Review(Noun):
    """Somebody read the plan before the night."""

    role: Text = Field(description="Who reviewed, by role.")
    at: Time | None = Field(None, description="When.")
    revision: Text = Field("", description="The commit that was reviewed.")
    url: Text = Field("", description="Where the review is.")


class Notice(Noun):
    """An announcement."""

    to: Text = Field(description="Whom it went to.")
    at: RoughTime | None = Field(None, description="When.")
    text: Prose = Field("", description="What it said.")


class Runbook(Short):
    """The procedure that was followed."""

    ref: Text = Field(description="A path, a record's id or a URL.")
    revision: Text = Field("", description="The commit of it.")


class Question(Short):
    """A go/no-go question, asked before the start."""

    what: Text = Field(description="The question: go if …")
    answer: Annotated[str, YesOrNo()] | None = Field(None, description="yes or no; absent: unanswered.")


class Rehearsal(Short):
    """When a back-out was tried."""

    at: Time = Field(description="When it was tried.")
    where: Text = Field("", description="Where: staging, …")
    minutes: Minutes | None = Field(None, description="How long it took.")


class BackOut(Short):
    """How to undo: condition, action, minutes."""

    do: Text = Field(description="What to do.")
    when: Text = Field("", description="In which case.")
    minutes: Minutes | None = Field(None, description="How long it takes; counts in the latest decision.")
    from_step: Text | None = Field(None, description="Applies from this step on (its id or number).")
    tested: Rehearsal | None = Field(None, description="When and where it was rehearsed.")


class Contingency(Short):
    """A plan B: how to go on differently. Does not count in the latest decision."""

    do: Text = Field(description="What to do instead.")
    when: Text = Field("", description="In which case.")
    minutes: Minutes | None = Field(None, description="How long it takes.")


class Step(Short):
    """One step of the plan, and what became of it."""

    do: Text = Field(description="What to do.")
    id: Text = Field("", description="A name to refer to it by; its number works too.")
    owner: Text = Field("", description="One role.")
    with_: Text = Field("", alias="with", description="hand, terraform, script, …")
    command: Output = Field("", description="The command, as typed.")
    touches: Many[Text] = Field((), description="What it changes: cloudfront, rds, …")
    activity: Text = Field("", description="The same word in many windows makes minutes comparable.")
    minutes: Minutes | None = Field(None, description="Planned minutes.")
    expect: Text = Field("", description="What shows that it worked.")
    point_of_no_return: YesNo = Field(False, description="After it there is no way back.")
    even_if_aborted: YesNo = Field(False, description="Owed also when the work is stopped.")
    started: Time | None = Field(None, description="When it really began.")
    finished: Time | None = Field(None, description="When it was really over.")
    result: Annotated[str, OneOf(*RESULTS)] | None = Field(
        None, description="done, failed, skipped, stopped, not-run; absent: unknown."
    )
    note: Text = Field("", description="Anything worth keeping about it.")


class Event(Noun):
    """One line of the timeline."""

    at: RoughTime | None = Field(None, description="When; rough words are fine.")
    what: Text = Field(description="What happened.")
    output: Output = Field("", description="Pasted output.")


class Deviation(Short):
    """Where the night left the script: expected, seen, done. It does not judge; rules do."""

    seen: Prose = Field(description="What happened.")
    at: RoughTime | None = Field(None, description="When.")
    step: Text | None = Field(None, description="At which step (its id or number).")
    expected: Prose = Field("", description="What should have happened.")
    error: Output = Field("", description="Pasted terminal output, shown exactly as text.")
    did: Prose = Field("", description="What was done about it.")
    delay: Minutes | None = Field(None, description="Minutes lost.")
    luck: YesNo = Field(False, description="Noticed or survived by luck.")
    pitfall: Reference | None = Field(None, description="The pitfall it was: an id, or none.")


class Decision(Short):
    """The moment of going on or turning back."""

    choice: Annotated[str, OneOf(*CHOICES)] = Field(
        description="continue, abort, roll-back, extend, postpone; incidents also workaround, fix-forward, escalate."
    )
    at: RoughTime | None = Field(None, description="When.")
    by: Many[Text] = Field((), description="Who, by role.")
    because: Many[Text] = Field((), description="The reasons.")


class Action(Short):
    """What keeps it from happening again."""

    do: Text = Field(description="What to do.")
    id: Text = Field("", description="A name for it.")
    owner: Text = Field("", description="One role.")
    due: Time | None = Field(None, description="By when.")
    ticket: Text = Field("", description="URL of the ticket.")
    done: Time | None = Field(None, description="The day it was done; absent: open.")
    for_: Many[Reference] = Field((), alias="for", description="Ids of the pitfalls it is for.")


class Avoided(Short):
    """A known pitfall that did not bite."""

    id: Reference = Field(description="The pitfall.")
    caught_by: Annotated[str, OneOf(*CAUGHT_BY)] | None = Field(None, description="brief, detect, checklist or memory.")
    note: Text = Field("", description="How.")


class Detection(Noun):
    """How an incident was noticed."""

    at: RoughTime | None = Field(None, description="When.")
    by: Text = Field("", description="monitoring, a customer, …")


class WorkLog(Record):
    """The record of one window or incident; the page made from it is the postmortem."""

    kind: ClassVar[str] = "worklog"
    folder: Kind = Field("windows", exclude=True)
    """`windows` (planned) or `incidents`; the folder it stands in."""

    summary: Prose = Field("", description="A few sentences: what, how it went, what it meant.")
    systems: Many[Text] = Field((), description="What was worked on.")
    tools: Many[Text] = Field((), description="What it was done with.")
    follows: Many[Reference] = Field((), description="Earlier logs this one continues.")
    timezone: Text = Field("", description="IANA name; default from kb.yml.")
    window: Window | None = Field(None, description="The agreed time.")
    actual: Span | None = Field(None, description="When work really began and ended.")
    people: Many[Person] = Field((), description="Who takes part.")
    reviewed_by: Many[Review] = Field((), description="Who read the plan before.")
    notices: Many[Notice] = Field((), description="Announcements.")
    runbook: Runbook | None = Field(None, description="The procedure that was followed.")
    checklists: Many[Reference] = Field((), description="Checklists used.")
    go_if: Many[Question] = Field((), description="Go/no-go questions, asked before the start.")
    abort_if: Many[Text] = Field((), description="Agreed before: when to stop.")
    backout_plan: Many[BackOut] = Field((), description="How to undo; counts in the latest decision.")
    contingencies: Many[Contingency] = Field((), description="Plan B; does not count.")
    steps: Many[Step] = Field((), description="The plan, and what became of each step.")
    timeline: Many[Event] = Field((), description="What happened when.")
    deviations: Many[Deviation] = Field((), description="Where the night left the script.")
    decisions: Many[Decision] = Field((), description="Going on or turning back.")
    outcome: Annotated[str, OneOf(*WINDOW_OUTCOMES, *INCIDENT_OUTCOMES, also=_ENDS)] | None = Field(
        None, description="How it ended; absent: not over."
    )
    impact: Prose = Field("", description="Who felt it, how long.")
    severity: Text = Field("", description="Your team's word (incidents).")
    detected: Detection | None = Field(None, description="How it was noticed (incidents).")
    mitigated: RoughTime | None = Field(None, description="When users stopped feeling it (incidents).")
    went_well: Many[Text] = Field((), description="Keep doing.")
    went_wrong: Many[Text] = Field((), description="What made it harder.")
    got_lucky: Many[Text] = Field((), description="Where it could have gone worse.")
    contributing_factors: Many[Text] = Field((), description="Plural and blameless.")
    lessons: Many[Text] = Field((), description="What others should know.")
    actions: Many[Action] = Field((), description="What keeps it from happening again.")
    pitfalls_avoided: Many[Avoided] = Field((), description="Known pitfalls that did not bite.")

    @property
    def is_incident(self) -> bool:
        """Unplanned work."""
        return self.folder == "incidents"

    def step_index(self, reference: str | None) -> int | None:
        """Which step a reference (its id, or its number from 1) means; None when there is no such step."""
        for index, step in enumerate(() if reference is None else self.steps):
            if reference == step.id or reference == str(index + 1):
                return index
        return None

    def references(self) -> Iterator[tuple[Path, str]]:
        """Every id this log names in a field, with its path."""
        yield from super().references()
        for name in ("follows", "checklists"):
            yield from (((name, index), ref) for index, ref in enumerate(getattr(self, name)))
        for index, deviation in enumerate(self.deviations):
            if deviation.pitfall and deviation.pitfall != "none":
                yield ("deviations", index, "pitfall"), deviation.pitfall
        for index, action in enumerate(self.actions):
            yield from ((("actions", index, "for", at), ref) for at, ref in enumerate(action.for_))
        for index, avoided in enumerate(self.pitfalls_avoided):
            yield ("pitfalls_avoided", index, "id"), avoided.id
