"""Windows end as windows do, incidents as incidents do.

A planned night had been filed as `resolved`. It was missing on the page of finished windows, its minutes were counted
among the outages, and the list of nights that turned back was one too short. Planned work is completed, rolled back,
aborted or cancelled; an incident is resolved, mitigated or ongoing. If planned work became an incident, write a
second record in logs/incidents/ that `follows` the first.

PASS:

    title: Recreate the database
    outcome: completed

FAIL:

    title: Recreate the database
    outcome: resolved
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.model.worklog import INCIDENT_OUTCOMES, WINDOW_OUTCOMES
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "outcome-fits-kind"
LEVEL = Level.ERROR
INCIDENT_CHOICES = ("workaround", "fix-forward", "escalate")


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Outcomes and choices of the other kind of log."""
    for entry in library.logs:
        log = entry.record
        outcomes = INCIDENT_OUTCOMES if log.is_incident else WINDOW_OUTCOMES
        if log.outcome and log.outcome not in outcomes:
            this, other = ("an incident", "a window") if log.is_incident else ("a window", "an incident")
            message = f"{this} does not end '{log.outcome}'; {other} does"
            help = f"write one of {', '.join(outcomes)}, or move the file to the folder of its kind"
            yield Finding(entry, ("outcome",), message, help)
        for index, decision in enumerate(log.decisions):
            if decision.choice in INCIDENT_CHOICES and not log.is_incident:
                message = f"'{decision.choice}' is a choice in an incident, not in a window"
                help = "write continue, abort, roll-back, extend or postpone"
                yield Finding(entry, ("decisions", index, "choice"), message, help)
