"""Who is there tonight, who does it for the first time, and who has done such work before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb.brief.earlier import is_earlier
from kb.brief.experience import Doer, Experience, Who, experience
from kb.brief.past import Past
from kb.brief.scope import shared_systems
from kb.library import LogEntry
from kb.model.roles import experts_present, is_expert
from kb.model.settings import Settings, fold
from kb.model.worklog import Person, WorkLog


@dataclass(frozen=True, slots=True)
class People:
    """The people of one window against the work they are to do."""

    first_time: tuple[Person, ...]
    """Those who work, and have not done this before."""
    experts: tuple[Person, ...]
    """Experts who are not known to be away."""
    expert_away: bool
    """An expert is named, and will not be there."""
    done_before: tuple[Doer, ...]
    """Who has done such work, the most often first; also those who are not there tonight."""
    here: frozenset[Who]
    """Which of them take part tonight."""

    @property
    def alone(self) -> bool:
        """First-timers, and nobody with experience beside them."""
        return bool(self.first_time) and not self.experts


def people(past: Past, window: LogEntry) -> People:
    """The people of a window."""
    settings, log = past.library.settings, window.record
    done = _experience(past, window).done
    tonight = {Who(one.name, one.role).key(settings) for one in log.people if one.attended is not False}
    tonight |= {Who("", step.owner).key(settings) for step in log.steps if step.owner}
    return People(
        first_time=tuple(one for one in log.people if one.first_time and not one.watched and one.attended is not False),
        experts=tuple(experts_present(settings, log)),
        expert_away=any(is_expert(settings, one.role) and one.attended is False for one in log.people),
        done_before=done,
        here=frozenset(doer.who for doer in done if doer.who.key(settings) in tonight),
    )


def _experience(past: Past, window: LogEntry) -> Experience:
    """Of planned work of this kind: on the same systems, or with a step of the same activity."""
    settings, planned = past.library.settings, (log for log in past.logs if not log.record.is_incident)
    earlier = filter(is_earlier(window), planned)
    return experience(settings, [log for log in earlier if _is_alike(settings, window.record, log.record)], ())


def _is_alike(settings: Settings, first: WorkLog, second: WorkLog) -> bool:
    return bool(shared_systems(settings, first, second) or _activities([first]) & _activities([second]))


def _activities(logs: Iterable[WorkLog]) -> set[str]:
    return {fold(step.activity) for log in logs for step in log.steps if step.activity}
