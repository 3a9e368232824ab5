"""Who is who on a night: roles compared through the vocabulary, and who knows the work. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model.settings import Settings, fold
from kb.model.worklog import Person, WorkLog

EXPERT = frozenset({"expert", "有識者", "経験者"})
"""Words for somebody who has done this before; the vocabulary adds a team's own as aliases."""


def role_key(settings: Settings, role: str) -> str:
    """What makes two spellings of a role the same."""
    return settings.key("roles", role)


def is_expert(settings: Settings, role: str) -> bool:
    """Whether the role is that of somebody who has done this before."""
    term = settings.term("roles", role)
    return not EXPERT.isdisjoint(term.spellings() if term else {fold(role)})


def experts_present(settings: Settings, log: WorkLog) -> Iterator[Person]:
    """Experts who take part and are not known to be away."""
    for person in log.people:
        if is_expert(settings, person.role) and person.attended is not False and not person.first_time:
            yield person
