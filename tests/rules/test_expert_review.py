from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.problem import Level, Problem

Told = Callable[..., list[Problem]]

NIGHT = """
window:
  start: 2026-02-14 02:00
steps:
  - do: Apply the change
    owner: infra
"""


def test_nobody(told: Told) -> None:
    (problem,) = told("expert-review", NIGHT)
    assert problem.message == "nobody has reviewed the plan, and no expert takes part"
    assert problem.place.text == "window:"


def test_only_those_who_carry_it_out(told: Told) -> None:
    (problem,) = told("expert-review", NIGHT + "reviewed_by:\n  - role: Infra\n")
    assert problem.message == "the plan was reviewed only by Infra, who carry it out, and no expert takes part"
    assert problem.place.text == "  - role: Infra"


def test_one_other_pair_of_eyes_is_enough(told: Told) -> None:
    assert not told("expert-review", NIGHT + "reviewed_by:\n  - role: infra\n  - role: dba\n")


def test_an_expert_counts_also_when_they_own_a_step(told: Told) -> None:
    assert not told("expert-review", NIGHT.replace("infra", "expert") + "reviewed_by:\n  - role: expert\n")
    assert not told("expert-review", NIGHT.replace("infra", "有識者") + "reviewed_by:\n  - role: 有識者\n")


def test_an_expert_who_takes_part(told: Told) -> None:
    people = NIGHT + "people:\n  - role: 経験者\n"
    assert not told("expert-review", people)
    assert not told("expert-review", people + "    attended: true\n")
    assert told("expert-review", people + "    attended: false\n")
    assert told("expert-review", people + "    first_time: true\n")


def test_roles_are_compared_through_the_vocabulary(
    shelf: Callable[[str], Path], problems: Callable[..., list[Problem]]
) -> None:
    root = shelf("""
        logs/kb.yml
        | schema: 1
        | timezone: Asia/Tokyo
        | roles:
        |   - name: Infrastructure
        |     aliases: [infra]
        |   - name: Old hand
        |     slug: expert
        |     aliases: [veteran]
        logs/windows/same.yml
        | title: The same role by another name
        | window: {start: 2026-02-14 02:00}
        | reviewed_by: [{role: infra}]
        | steps: [{do: Apply, owner: Infrastructure}]
        logs/windows/veteran.yml
        | title: An expert by another name
        | window: {start: 2026-02-14 02:00}
        | people: [{role: Veteran}]
    """)
    found = [problem.record for problem in problems(root) if problem.rule == "expert-review"]
    assert found == ["same"]


def test_a_waiver_holds_through_its_last_day(told: Told) -> None:
    waived = NIGHT + "waive:\n  - rule: expert-review\n    because: a rehearsal\n    until: {}\n"
    assert not told("expert-review", waived.format("2026-02-14"))
    assert not told("expert-review", waived.format("2026-02-13"))
    assert told("expert-review", waived.format("2026-02-12"))
    assert not told("expert-review", NIGHT + "waive:\n  - rule: expert-review\n    because: a rehearsal\n")
    assert told("expert-review", NIGHT + "waive:\n  - rule: named-owner\n    because: a rehearsal\n")


def test_a_draft_has_a_hint_instead(told: Told) -> None:
    (problem,) = told("expert-review", NIGHT + "draft: true\n")
    assert problem.level is Level.HINT
    (problem,) = told("expert-review", NIGHT)
    assert problem.level is Level.WARNING
    assert not problem.by_clock


def test_silent_with_an_outcome_and_for_incidents(told: Told) -> None:
    assert not told("expert-review", NIGHT + "outcome: completed\n")
    assert not told("expert-review", NIGHT, folder="incidents")
    assert not told("expert-review", NIGHT, now="2026-02-15 00:00")
