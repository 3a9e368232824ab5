"""The order of planned steps, in the words of the team."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kb.detect.hit import KnownDetector
from kb.detect.steps import find_in_steps, matching_pairs
from kb.model.detector import Detector
from kb.model.recogniser import StepOrder
from kb.model.settings import Settings
from kb.model.worklog import Step

SETTINGS = Settings.model_validate(
    {
        "touches": [{"name": "cloudfront", "aliases": ["CF", "配信"]}, {"name": "rds"}],
        "tools": [{"name": "Terraform", "aliases": ["tf"]}, {"name": "AWS console", "aliases": ["コンソール画面"]}],
    }
)
BY_HAND_THEN_TERRAFORM = {"first": {"with": "hand", "touches": ["cloudfront"]}, "then": {"with": "terraform"}}


def steps(*written: dict[str, Any]) -> list[Step]:
    return [Step.model_validate({"do": "something", **one}) for one in written]


def pairs(order: dict[str, Any], *written: dict[str, Any]) -> list[tuple[int, int | None]]:
    found = matching_pairs(StepOrder.model_validate(order), steps(*written), SETTINGS)
    return [(pair.first, pair.then) for pair in found]


def test_the_order_counts() -> None:
    switch, apply = {"with": "hand", "touches": ["cloudfront"]}, {"with": "terraform"}
    assert pairs(BY_HAND_THEN_TERRAFORM, switch, {}, apply) == [(0, 2)]
    assert pairs(BY_HAND_THEN_TERRAFORM, apply, switch) == []
    assert pairs(BY_HAND_THEN_TERRAFORM, switch) == []


def test_every_pair_is_told() -> None:
    switch, apply = {"with": "hand", "touches": ["cloudfront"]}, {"with": "terraform"}
    assert pairs(BY_HAND_THEN_TERRAFORM, switch, switch, apply, apply) == [(0, 2), (0, 3), (1, 2), (1, 3)]


@pytest.mark.parametrize("way", ["hand", "Hand", "by hand", "手", "手作業", "ＨＡＮＤ", "manually", "コンソール"])
@pytest.mark.parametrize("touched", ["cloudfront", "CF", "ＣＦ", "配信", "CloudFront"])
def test_words_mean_what_the_vocabulary_says(way: str, touched: str) -> None:
    assert pairs(BY_HAND_THEN_TERRAFORM, {"with": way, "touches": [touched]}, {"with": "tf"}) == [(0, 1)]


def test_without_a_word_for_how_the_command_says_it() -> None:
    switch = {"with": "hand", "touches": ["CF"]}
    assert pairs(BY_HAND_THEN_TERRAFORM, switch, {"command": "terraform apply night.tfplan"}) == [(0, 1)]
    assert pairs(BY_HAND_THEN_TERRAFORM, switch, {"command": "echo terraform"}) == []
    assert pairs(BY_HAND_THEN_TERRAFORM, switch, {"with": "script", "command": "terraform apply"}) == []


def test_a_step_that_says_nothing_is_nobodys() -> None:
    assert pairs(BY_HAND_THEN_TERRAFORM, {"touches": ["cloudfront"]}, {"with": "terraform"}) == []
    assert pairs(BY_HAND_THEN_TERRAFORM, {"with": "hand"}, {"with": "terraform"}) == []


def test_any_of_what_is_touched() -> None:
    order = {"first": {"touches": ["cloudfront", "rds"]}}
    assert pairs(order, {"touches": ["dns"]}, {"touches": ["dns", "rds"]}, {"touches": ["CF"]}) == [
        (1, None),
        (2, None),
    ]


def test_something_between_makes_what_follows_safe() -> None:
    order = {**BY_HAND_THEN_TERRAFORM, "unless_between": {"activity": "read-the-plan"}}
    switch, apply, read = {"with": "hand", "touches": ["CF"]}, {"with": "tf"}, {"activity": "Read-the-plan"}
    assert pairs(order, switch, read, apply) == []
    assert pairs(order, switch, apply, read, apply) == [(0, 1)]
    assert pairs(order, read, switch, apply) == [(1, 2)]


def test_one_step_that_nothing_makes_safe() -> None:
    order = {"first": {"do": "(?i)silence"}, "unless_between": {"do": "(?i)lift"}}
    assert pairs(order, {"do": "Silence alerts"}, {"do": "apply"}) == [(0, None)]
    assert pairs(order, {"do": "Silence alerts"}, {"do": "Lift it"}) == []


def test_patterns_over_words_and_command() -> None:
    order = {"first": {"do": "メンテ", "command": r"^terraform\s+apply"}}
    assert pairs(order, {"do": "メンテ画面", "command": "terraform  apply"}) == [(0, None)]
    assert pairs(order, {"do": "メンテ画面", "command": "echo terraform apply"}) == []


def test_the_reason_names_the_steps_and_why() -> None:
    detector = Detector.model_validate({"steps": BY_HAND_THEN_TERRAFORM})
    planned = steps({"with": "手動", "touches": ["CF"]}, {"with": "terraform"})
    (hit,) = find_in_steps([KnownDetector("it", detector)], planned, SETTINGS)
    assert hit.reason == "step 1 touches cloudfront, by hand; step 2 with terraform"
    assert hit.where.steps == (1, 2)
    assert (hit.pitfall, hit.kind) == ("it", "steps")


def test_a_pattern_that_cannot_be_used_finds_nothing() -> None:
    bad = Detector.model_validate({"steps": {"first": {"do": "("}}})
    assert list(find_in_steps([KnownDetector("it", bad)], steps({"do": "("}), SETTINGS)) == []


def test_a_detector_in_a_record(catalogue: Callable[..., Any]) -> None:
    found = catalogue(
        """
        detect:
          - steps:
              first:
                with: hand
              then:
                with: terraform
        """
    )
    (known,) = found.known
    assert known.detector.steps is not None


def test_two_detectors_of_a_pitfall_tell_the_same_steps_once() -> None:
    known = [
        KnownDetector("it", Detector.model_validate({"steps": {"first": one}}))
        for one in ({"with": "hand"}, {"do": "x"})
    ]
    planned = steps({"with": "hand", "do": "x"}, {"do": "x"})
    assert [hit.where.steps for hit in find_in_steps(known, planned, SETTINGS)] == [(1,), (2,)]
