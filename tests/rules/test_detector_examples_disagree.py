"""`kb check` runs the examples of every detector and tells the exact line of one that disagrees."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]
RULE = "detector-examples-disagree"


def drawn(kind: str, hit: str, clean: str, status: str = "active") -> str:
    text = f"title: It\nstatus: {status}\ndetect:\n  - {kind}\n    examples:\n      hit:\n        - {hit}\n"
    text += f"      clean:\n        - {clean}\n"
    return "logs/pitfalls/x.yml\n" + "".join(f"| {line}\n" for line in text.splitlines())


def said(shelf: Shelf, problems: Find, *given: str) -> list[tuple[int, str]]:
    found = [one for one in problems(shelf(drawn(*given))) if one.rule == RULE]
    assert all(one.level is Level.ERROR for one in found)
    return [(one.place.line, one.place.text.strip()) for one in found]


ERROR_TEXT = "error_text: reset by peer"
DOCUMENT = "document: terraform destroy"
PLAN = "terraform_plan: {type: aws_lb, actions: delete}"
STEPS = "steps: {first: {with: hand}}"


@pytest.mark.parametrize(
    ("kind", "hit", "clean"),
    [
        (ERROR_TEXT, "text: reset by peer", "text: refused"),
        (DOCUMENT, "text: terraform destroy", "text: terraform plan"),
        (PLAN, "text: '# aws_lb.a will be destroyed'", "text: '# aws_lb.a will be created'"),
        (STEPS, "steps: [{do: it, with: hand}]", "steps: [{do: it, with: script}]"),
    ],
)
def test_each_kind_is_run(shelf: Shelf, problems: Find, kind: str, hit: str, clean: str) -> None:
    assert said(shelf, problems, kind, hit, clean) == []
    assert said(shelf, problems, kind, clean, hit) == [(7, f"- {clean}"), (9, f"- {hit}")]
    assert said(shelf, problems, kind, clean, clean) == [(7, f"- {clean}")]


def test_a_file_is_run_too(shelf: Shelf, problems: Find) -> None:
    root = shelf(drawn(PLAN, "file: fixtures/a.json", "file: fixtures/b.json"))
    (root / "logs/fixtures").mkdir()
    for name, action in (("a", "delete"), ("b", "update")):
        entry = {"address": "aws_lb.a", "type": "aws_lb", "change": {"actions": [action]}}
        (root / f"logs/fixtures/{name}.json").write_text(json.dumps({"resource_changes": [entry]}), "utf-8")
    assert not [one for one in problems(root) if one.rule in (RULE, "missing-fixture")]
    (root / "logs/fixtures/a.json").write_text("", "utf-8")
    (problem,) = (one for one in problems(root) if one.rule == RULE)
    assert problem.message == "the example cannot be read: it is empty; did the command before it fail?"
    (root / "logs/fixtures/a.json").unlink()
    (missing,) = (one for one in problems(root) if one.rule == "missing-fixture")
    assert missing.place.text.strip() == "- file: fixtures/a.json"
    assert not [one for one in problems(root) if one.rule == RULE]


def test_an_example_that_is_nothing_is_told_by_another_rule(shelf: Shelf, problems: Find) -> None:
    assert said(shelf, problems, ERROR_TEXT, "{}", "text: refused") == []
