from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.problem import Problem
from kb.rules import RULES

Told = Callable[..., list[Problem]]


WAIVER = "waive:\n  - rule: {rule}\n    because: We know\n"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_can_be_named(told: Told, rule: object) -> None:
    assert not told("known-rule", WAIVER.format(rule=getattr(rule, "name", "")))


def test_a_name_that_is_none(told: Told) -> None:
    (problem,) = told("known-rule", WAIVER.format(rule="decideby"))
    assert problem.message == "no rule is called 'decideby'"
    assert problem.help == "did you mean 'decide-by'?"
    assert problem.place.text == "  - rule: decideby"
    assert problem.place.column == len("  - rule: ") + 1
    (problem,) = told("known-rule", WAIVER.format(rule="zzzzzz"))
    assert problem.help == "all of them: kb explain"


def test_a_misfit_cannot_be_waived(told: Told) -> None:
    (problem,) = told("known-rule", WAIVER.format(rule="unknown-field"))
    assert problem.message == "'unknown-field' cannot be waived"


def test_silent_for_waivers_of_pitfalls(told: Told) -> None:
    assert not told("known-rule", "waive:\n  - because: We know\n")
