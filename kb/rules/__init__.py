"""Judgement on a library: one rule, one file; this is the table and the engine that runs it.

A rule file has a docstring (see `kb.rules.documentation`), NAME, LEVEL and `check(library, now)`; BY_CLOCK is True
where the passing of time alone can trip it; ABOUT names the fields whose absence it tells of. Findings that a record
waives, and lessons of drafts, do not count.

The other files here are no rules. `finding` and `places_in_text` are what a rule finds; `clock`, `deciding`,
`planned_steps`, `recognising` and `words_used` are what several rules ask; `documentation` reads a docstring; `misfits`
and `yaml_misfits` are docstrings of what the reader finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from types import ModuleType

from kb.library import Library
from kb.model.record import Record
from kb.problem import Level, Place, Problem
from kb.rules import (  # noqa: F401  # the table: RULES is made of what is imported here
    abort_has_reasons,
    action_overdue,
    action_owned,
    alias_collision,
    backout_plan,
    blame_wording,
    blocked_content,
    changed_since_review,
    checklist_short,
    decide_by,
    decide_by_too_early,
    decide_by_too_late,
    detector_examples_disagree,
    detector_has_examples,
    detector_pattern,
    deviation_explained,
    expert_review,
    first_timer_alone,
    go_unanswered,
    hand_step_touches,
    internal_field,
    known_page,
    known_reference,
    known_rule,
    known_step,
    log_missing,
    looks_like_pitfall,
    named_owner,
    notes_wait,
    old_id,
    outcome_fits_kind,
    owed_after_abort,
    pitfall_avoidable,
    plan_fits_window,
    replaced_reference,
    review_interval,
    review_overdue,
    runbook_mentions_it,
    runbook_suspect,
    secret,
    secret_allowed,
    step_expectation,
    time_order,
    unknown_word,
    waiver_because,
    window_missing,
)
from kb.rules.documentation import Documentation, read_documentation
from kb.rules.finding import Finding
from kb.rules.misfits import MISFITS
from kb.rules.places_in_text import PlacedFinding


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as a value."""

    name: str
    level: Level
    check: Callable[[Library, datetime], Iterator[Finding]]
    by_clock: bool
    docstring: str
    about: frozenset[str] = frozenset()
    """Fields whose absence it tells of: silent where such a field was written and did not fit."""

    @property
    def documentation(self) -> Documentation:
        """Why it exists, what passes, what fails."""
        return read_documentation(self.docstring)


def _rule(module: ModuleType) -> Rule:
    return Rule(
        module.NAME,
        module.LEVEL,
        module.check,
        getattr(module, "BY_CLOCK", False),
        module.__doc__ or "",
        frozenset(getattr(module, "ABOUT", ())),
    )


def _known_rule(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """The one rule that needs the names of all, itself among them."""
    return known_rule.check_names(library, tuple(rule.name for rule in RULES), tuple(MISFITS))


_MODULES = [one for one in globals().values() if isinstance(one, ModuleType) and hasattr(one, "check")]
"""Every rule that is imported above: that is the table. The one that needs all names has a door of its own."""

RULES: tuple[Rule, ...] = (
    *map(_rule, sorted(_MODULES, key=attrgetter("NAME"))),
    Rule(known_rule.NAME, known_rule.LEVEL, _known_rule, by_clock=False, docstring=known_rule.__doc__ or ""),
)


def judge(library: Library, now: datetime) -> list[Problem]:
    """What the rules say of `library` at `now`. A draft's lessons are hints: its own to-do list."""
    return [problem for rule in RULES for problem in _apply(rule, library, now)]


def _apply(rule: Rule, library: Library, now: datetime) -> Iterator[Problem]:
    for finding in rule.check(library, now):
        record = finding.entry.record
        if is_waived(record, rule.name, now) or rule.about & finding.entry.source.left_out:
            continue
        level = Level.HINT if record.draft and rule.level is Level.WARNING else rule.level
        place = _place_of(finding)
        yield Problem(place, rule.name, finding.message, level, finding.help, record=record.id, by_clock=rule.by_clock)


def _place_of(finding: Finding) -> Place:
    if isinstance(finding, PlacedFinding):
        return finding.at
    return finding.entry.source.place(finding.path, key=finding.key)


def is_waived(record: Record, rule: str, now: datetime) -> bool:
    """Whether the record sets `rule` aside on the day of `now`."""
    return any(waiver.rule == rule and waiver.holds(now.date()) for waiver in record.waive)
