from __future__ import annotations

from pathlib import Path

import pytest

from kb.brief.brief import Brief
from kb.pipeline import check
from kb.pipeline.brief import briefs
from tests.brief.conftest import Briefed

ROOT = Path(__file__).parents[2]
SEED_NIGHTS = [
    (ROOT, "2026-11-28-recreate-production-db-as-planned"),
    (ROOT / "tests/golden/seed-night-as-planned", "2026-02-14-recreate-production-db"),
]

SWITCH = """
logs/pitfalls/switch-undone.yml
| title: Apply undoes the switch
| severity: outage
| avoid:
|   - Put the switch into code
| detect:
|   - steps:
|       first:
|         with: hand
|         touches:
|           - cloudfront
|       then:
|         with: terraform
|     examples:
|       hit:
|         - steps:
|             - do: a
|               with: hand
|               touches: [cloudfront]
|             - do: b
|               with: terraform
|       clean:
|         - steps:
|             - do: b
|               with: terraform
logs/windows/tonight.yml
| title: Tonight
| window:
|   start: 2026-12-12 02:00
|   end: 05:00
"""
STEPS = """
| steps:
|   - do: Switch to the sorry page
|     with: hand
|     touches:
|       - CloudFront
|   - do: Snapshot
|   - do: Apply
|     with: terraform
"""


def night(root: Path, id: str) -> Brief:
    checked = check(root)
    window = checked.library.log(id)
    assert window is not None
    return briefs(checked, root, [window])[0]


@pytest.mark.parametrize(("root", "id"), SEED_NIGHTS, ids=["demo", "golden"])
def test_the_seed_night_is_recognised_from_the_order_of_its_steps_alone(root: Path, id: str) -> None:
    (risk, *_) = night(root, id).runs_into
    assert risk.entry.id == "terraform-reverts-maintenance-switch"
    assert "steps" in {reason.kind for reason in risk.reasons}


def test_the_steps_are_named_from_one(briefed: Briefed) -> None:
    (risk,) = briefed(SWITCH + STEPS).runs_into
    assert (risk.entry.id, risk.reasons[0].steps) == ("switch-undone", (1, 3))


def test_another_order_is_no_risk(briefed: Briefed) -> None:
    assert not briefed(SWITCH + STEPS.replace("with: terraform", "with: script")).runs_into


WAIVE = "| waive:\n|   - pitfall: old-switch\n|     because: Nothing else runs\n|     until: 2026-12-11\n"


def test_a_waiver_silences_visibly_by_any_name_and_until_its_day(briefed: Briefed) -> None:
    text = SWITCH.replace("| severity: outage", "| severity: outage\n| aliases:\n|   - old-switch") + STEPS + WAIVE
    silenced = briefed(text)
    (risk,) = silenced.waived
    assert (risk.entry.id, risk.recognised) == ("switch-undone", True)
    assert risk.waived == "Nothing else runs"
    assert not silenced.runs_into
    assert not any(stop.lines for stop in silenced.checklist)
    assert briefed(text, now="2026-12-12 01:00").runs_into


@pytest.mark.parametrize("field", ["status: draft", "status: retired", "draft: true"])
def test_pitfalls_that_do_not_count_are_silent(briefed: Briefed, field: str) -> None:
    found = briefed(SWITCH.replace("severity: outage", field) + STEPS)
    assert (found.runs_into, found.applies) == ((), ())


WORDS = """
logs/pitfalls/forgotten-exit-code.yml
| title: The exit code is lost
| avoid:
|   - set -o pipefail
| detect:
|   - document:
|       pattern: 'plan.*\\| tee'
|     examples:
|       hit:
|         - text: terraform plan | tee x
|       clean:
|         - text: terraform plan
docs/runbooks/night.md
| # Night
|
| Run `terraform plan | tee plan.log`.
logs/windows/tonight.yml
| title: Tonight
| window:
|   start: 2026-12-12 02:00
"""


def test_a_plan_is_a_document_too(briefed: Briefed) -> None:
    (risk,) = briefed(
        WORDS + "| steps:\n|   - do: Plan\n|   - do: Plan\n|     command: terraform plan | tee x\n"
    ).runs_into
    assert [(one.kind, one.steps) for one in risk.reasons] == [("words", (2,))]


@pytest.mark.parametrize("ref", ["docs/runbooks/night.md", "runbooks/night.md"])
def test_the_text_of_the_runbook_is_looked_at(briefed: Briefed, ref: str) -> None:
    (risk,) = briefed(WORDS + f"| runbook:\n|   ref: {ref}\n").runs_into
    assert [(one.kind, one.line) for one in risk.reasons] == [("runbook", 3)]


def test_no_file_outside_the_knowledge_base_is_read(briefed: Briefed, tmp_path: Path) -> None:
    secret = tmp_path.parent / "outside.md"
    secret.write_text("terraform plan | tee x\n", "utf-8")
    for ref in ("../outside.md", secret.as_posix(), "docs/../../outside.md"):
        assert not briefed(WORDS + f"| runbook:\n|   ref: {ref}\n").runs_into


APPLIES = """
logs/kb.yml
| schema: 1
| timezone: Asia/Tokyo
| systems:
|   - name: 本番 DB
|     slug: production-db
|     aliases:
|       - prod-db
| touches:
|   - name: rds
|     aliases:
|       - RDS
logs/pitfalls/by-system.yml
| title: A
| severity: delay
| applies_to:
|   systems:
|     - prod-db
| avoid:
|   - a
logs/pitfalls/by-tool.yml
| title: B
| severity: data-loss
| applies_to:
|   tools:
|     - terraform
| avoid:
|   - a
logs/pitfalls/by-resource.yml
| title: C
| severity: nuisance
| applies_to:
|   resources:
|     - aws_rds_cluster
| avoid:
|   - a
logs/pitfalls/elsewhere.yml
| title: D
| applies_to:
|   systems:
|     - wiki
|   tools:
|     - kubectl
|   resources:
|     - aws_lb
| avoid:
|   - a
logs/windows/tonight.yml
| title: Tonight
| systems:
|   - 本番 DB
| window:
|   start: 2026-12-12 02:00
| steps:
|   - do: Apply
|     with: terraform
|     touches:
|       - RDS
"""


def test_what_is_known_of_systems_tools_and_resources_the_worst_first(briefed: Briefed) -> None:
    found = briefed(APPLIES).applies
    assert [(one.entry.id, one.reasons[0].words) for one in found] == [
        ("by-tool", ("terraform",)),
        ("by-system", ("prod-db",)),
        ("by-resource", ("aws_rds_cluster",)),
    ]
