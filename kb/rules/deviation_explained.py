"""A deviation says what was done about it, and which pitfall it was.

The log of one night read "the plan failed, then it worked". The next team met the same failure, did not know that
running the job again had been enough, and lost an hour looking for more. Half of a lesson is what was done; the other
half is the name under which the next planner finds it.

`pitfall` is the id of a pitfall, or `none` for what will not come back. None written yet? `kb new pitfall` begins one.

PASS:

    title: Recreate the database
    deviations:
      - seen: The plan failed because the connection was reset
        did: Ran the job again, and it passed
        pitfall: none

FAIL:

    title: Recreate the database
    deviations:
      - seen: The plan failed because the connection was reset
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "deviation-explained"
LEVEL = Level.WARNING
ABOUT = ("did", "pitfall")


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Deviations without `did` or without `pitfall`."""
    for entry in library.logs:
        for index, deviation in enumerate(entry.record.deviations):
            done, named = bool(deviation.did.strip()), bool(deviation.pitfall)
            if done and named:
                continue
            parts = [] if done else ["what was done about it (did)"]
            parts += [] if named else ["which pitfall it was (pitfall)"]
            message = f"deviation {index + 1} does not say {' nor '.join(parts)}"
            help = "add did: what you did about it" if named else "add pitfall: the id of a pitfall, or none"
            yield Finding(entry, ("deviations", index), message, help)
