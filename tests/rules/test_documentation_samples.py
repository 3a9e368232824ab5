"""A rule's docstring is its page, its help and this test."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kb.pipeline import check
from kb.problem import Level, Problem
from kb.rules import RULES, Rule, judge
from kb.rules.documentation import Sample

FOLDER = Path(__file__).parents[2] / "kb/rules"
SETTINGS = "schema: 1\ntimezone: Asia/Tokyo\n"
SAMPLES = [
    pytest.param(rule, sample, id=f"{rule.name}-{number}-{'pass' if sample.passes else 'fail'}")
    for rule in RULES
    for number, sample in enumerate(rule.documentation.samples, start=1)
]


@pytest.mark.parametrize(("rule", "sample"), SAMPLES)
def test_a_sample_passes_or_fails_as_it_says(rule: Rule, sample: Sample, tmp_path: Path) -> None:
    found = _problems(sample, tmp_path)
    of_the_rule = [problem for problem in found if problem.rule == rule.name]
    misfits = [problem for problem in found if problem.level is Level.ERROR and problem.rule != rule.name]
    assert not misfits, "a sample is whole but for what it shows"
    assert bool(of_the_rule) is not sample.passes, found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_must_hold_and_why_and_shows_both(rule: Rule) -> None:
    documentation = rule.documentation
    assert 0 < len(documentation.summary) <= 100
    assert len(documentation.why) > 80
    assert {sample.passes for sample in documentation.samples} == {True, False}


def test_every_file_of_a_rule_is_in_the_table() -> None:
    files = {path.stem for path in FOLDER.glob("*.py") if re.search(r"^NAME = ", path.read_text("utf-8"), re.MULTILINE)}
    there = {rule.check.__module__.rpartition(".")[2] for rule in RULES} - {"rules"}
    assert files == there | {"known_rule"}


def test_each_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def _problems(sample: Sample, root: Path) -> list[Problem]:
    for name, text in {"logs/kb.yml": SETTINGS, **sample.files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    checked = check(root, sample.now)
    if not sample.changed_since:
        return list(checked.problems)
    changed = frozenset((entry.id, sample.changed_since) for entry in checked.library.logs)
    return judge(replace(checked.library, changed_since_review=changed), checked.now)
