from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


def found(shelf: Shelf, problems: Find, detector: str) -> list[Problem]:
    text = f"title: No plan file\ndetect:\n  - {detector}"
    lines = "".join(f"| {line}\n" for line in text.splitlines())
    return [one for one in problems(shelf(f"logs/pitfalls/x.yml\n{lines}")) if one.rule == "detector-pattern"]


def text_of(pattern: str, unless: str = "") -> str:
    return f"error_text:\n      pattern: '{pattern}'\n" + (f"      unless: '{unless}'\n" if unless else "")


def plan_of(**keys: str) -> str:
    return "terraform_plan:\n" + "".join(f"      {key}: {value}\n" for key, value in keys.items())


@pytest.mark.parametrize("pattern", ["(", "(?=x)y", r"(a)\1", "(?<!x)y", "a{2000}", "*", "[z-a]", "(?P<n>a"])
def test_a_pattern_that_is_no_re2(shelf: Shelf, problems: Find, pattern: str) -> None:
    (problem,) = found(shelf, problems, text_of(pattern))
    assert problem.level is Level.ERROR
    assert problem.message.startswith(f"'{pattern}' is no RE2 pattern: ")
    assert not problem.message.endswith((": ", "'"))
    assert problem.place.text.strip() == f"pattern: '{pattern}'"


@pytest.mark.parametrize("pattern", ["", ".*", ".", ".+", "x*", "(a|)", "(?i)", "[^;]", r"\S", "^", "$"])
def test_a_pattern_that_matches_every_line(shelf: Shelf, problems: Find, pattern: str) -> None:
    (problem,) = found(shelf, problems, text_of(pattern))
    assert problem.message == f"'{pattern}' matches every line"


@pytest.mark.parametrize("pattern", ["tfplan", "(?i)no such FILE", "^$", r"\d+ to destroy", "[あ-ん]", "^x"])
def test_a_pattern_that_is_fine(shelf: Shelf, problems: Find, pattern: str) -> None:
    assert not found(shelf, problems, text_of(pattern))
    assert not found(shelf, problems, text_of("apply", unless=pattern))


def test_documents_are_judged_alike(shelf: Shelf, problems: Find) -> None:
    assert found(shelf, problems, text_of("(").replace("error_text", "document"))


def test_an_exception_that_swallows_everything(shelf: Shelf, problems: Find) -> None:
    assert len(found(shelf, problems, text_of("apply", unless=".*"))) == 1
    assert len(found(shelf, problems, text_of("apply", unless="apply"))) == 1
    (problem,) = found(shelf, problems, text_of("apply", unless="("))
    assert problem.place.text.strip() == "unless: '('"


@pytest.mark.parametrize("keys", [{"type": "'*'"}, {"address": "'**'"}])
def test_a_plan_without_a_condition(shelf: Shelf, problems: Find, keys: dict[str, str]) -> None:
    (problem,) = found(shelf, problems, plan_of(**keys))
    assert problem.message == "this matches every change of every plan"


@pytest.mark.parametrize(
    "keys",
    [
        {"type": "aws_lb*"},
        {"actions": "[delete]"},
        {"changed": "[origin]"},
        {"reverts_drift": "true"},
        {"replace_paths": "[name]"},
        {"when": "change.after.deletion_protection"},
        {"when": "length(change.actions) == `2`"},
    ],
)
def test_one_condition_is_enough(shelf: Shelf, problems: Find, keys: dict[str, str]) -> None:
    assert not found(shelf, problems, plan_of(**keys))


@pytest.mark.parametrize(("action", "guess"), [("destroy", "delete"), ("add", "create"), ("updat", "update")])
def test_an_action_that_no_plan_has(shelf: Shelf, problems: Find, action: str, guess: str) -> None:
    (problem,) = found(shelf, problems, plan_of(actions=f"[update, {action}]"))
    assert problem.message == f"'{action}' is no action of a plan, so this never matches"
    assert problem.help == f"did you mean '{guess}'?"


@pytest.mark.parametrize("when", ["change.", "a ||", "[?", "(" * 110, "!" * 110])
def test_a_condition_that_is_no_jmespath(shelf: Shelf, problems: Find, when: str) -> None:
    (problem,) = found(shelf, problems, plan_of(when=f"'{when}'"))
    head, _, reason = problem.message.partition(" is no JMESPath expression: ")
    assert head == f"'{when}'"
    assert len(reason) > 10
    assert (reason == "it is nested too deeply") == (len(when) > 100)
    assert "\n" not in problem.message


def test_a_condition_that_is_too_long_is_not_quoted_whole(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, plan_of(when="'" + "(" * 5000 + "'"))
    assert problem.message.endswith("…' is no JMESPath expression: it has 5,000 characters; at most 500")
    assert len(problem.message) < 200


def test_a_function_that_jmespath_does_not_have(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, plan_of(when="change.after && startswith(type, name)"))
    assert problem.message == "JMESPath has no function called 'startswith'"


def test_steps_that_ask_for_nothing(shelf: Shelf, problems: Find) -> None:
    steps = "steps:\n      first:\n        with: hand\n      then: {}\n      unless_between: {}\n"
    then, between = found(shelf, problems, steps)
    assert then.message == "any step is then, so it asks for nothing"
    assert between.message == "any step is unless_between, so nothing is ever recognised"


def test_patterns_of_steps(shelf: Shelf, problems: Find) -> None:
    bad = "steps:\n      first:\n        do: '('\n        command: '.*'\n"
    do, command = found(shelf, problems, bad)
    assert "is no RE2 pattern" in do.message
    assert command.message == "'.*' matches every step, so it asks for nothing"
    assert not found(shelf, problems, "steps:\n      first:\n        do: apply\n      then:\n        touches: [rds]\n")


def test_nothing_is_written_to_the_terminal(shelf: Shelf, problems: Find, capfd: pytest.CaptureFixture[str]) -> None:
    found(shelf, problems, text_of("("))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("key", ["with: hand", "touches: [rds]", "activity: switch", "do: apply", "command: apply"])
def test_a_step_that_asks_for_one_thing(shelf: Shelf, problems: Find, key: str) -> None:
    assert not found(shelf, problems, f"steps:\n      first:\n        {key}\n")
