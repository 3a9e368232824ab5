"""Whoever does this for the first time has somebody with experience beside them.

Everyone on the call was careful, and everyone was there for the first time. When the plan showed a line that nobody
had expected, there was no one to ask whether it mattered; half an hour went by in guessing. The one person who had
done it before had been asked weeks ago, and could not come.

An expert who is not known to be away is enough. First-timers who only watch, or will not come, are not judged.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    people:
      - role: infra
        first_time: true
      - role: expert

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    people:
      - role: infra
        first_time: true
      - role: expert
        attended: false
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.model.roles import experts_present, is_expert
from kb.model.worklog import WorkLog
from kb.problem import Level
from kb.rules.finding import Finding, planned_windows

NAME = "first-timer-alone"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Planned windows with first-timers and no expert."""
    for entry in planned_windows(library, now):
        log = entry.record
        first_timers = _first_timers(log)
        if not first_timers or any(experts_present(library.settings, log)):
            continue
        roles = list(dict.fromkeys(log.people[index].role for index in first_timers))
        away = any(is_expert(library.settings, person.role) and person.attended is False for person in log.people)
        message = (
            f"{' and '.join(roles)} {'does' if len(roles) == 1 else 'do'} this for the first time, "
            f"and {'the expert will not be there' if away else 'no expert is among the people'}"
        )
        help = "find somebody who has done it, and add them to people: with role: expert; or choose another date"
        yield Finding(entry, ("people", first_timers[0], "first_time"), message, help)


def _first_timers(log: WorkLog) -> list[int]:
    return [
        index
        for index, person in enumerate(log.people)
        if person.first_time and not person.watched and person.attended is not False
    ]
