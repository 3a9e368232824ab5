"""Every complaint of the reader is explained, and the explanation is tried."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.pipeline import check
from kb.problem import Level
from kb.rules import RULES
from kb.rules.documentation import Sample, read_documentation
from kb.rules.misfits import MISFITS

ROOT = Path(__file__).parents[2]
FOLDERS = ("read", "model", "pages")
SETTINGS = "schema: 1\ntimezone: Asia/Tokyo\n"
SAMPLES = [
    pytest.param(name, sample, id=f"{name}-{number}-{'pass' if sample.passes else 'fail'}")
    for name, docstring in MISFITS.items()
    for number, sample in enumerate(read_documentation(docstring).samples, start=1)
]
NOT_SHOWN = {
    "encoding",
    "invisible-character",
    "too-large",
    "too-deep",
    "symlink",
    "unreadable",
    "template-fault",
    "kb-fault",
}
"""No text on a page can show these."""

NAME_AT = {"Problem": 1, "misfit": 0, "_reads": 1, "tell": 1, "stop": 1, "Finding": 0, "Slip": 0, "Broken": 0}
"""Which argument of these calls is a rule's name, where it is a name at all."""

A_NAME = re.compile(r"[a-z]+(?:-[a-z]+)+|encoding|misplaced|symlink|unreadable")


@pytest.mark.parametrize(("name", "sample"), SAMPLES)
def test_a_sample_passes_or_fails_as_it_says(name: str, sample: Sample, tmp_path: Path) -> None:
    for path, text in {"logs/kb.yml": SETTINGS, **sample.files}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    found = check(tmp_path, sample.now).problems
    if sample.passes:
        assert [problem for problem in found if problem.level is Level.ERROR or problem.rule == name] == []
    else:
        assert name in {problem.rule for problem in found}, found


@pytest.mark.parametrize("name", MISFITS)
def test_a_misfit_says_what_must_hold_and_why_and_shows_both(name: str) -> None:
    documentation = read_documentation(MISFITS[name])
    assert 0 < len(documentation.summary) <= 100
    assert len(documentation.why) > 80
    assert {sample.passes for sample in documentation.samples} == (set() if name in NOT_SHOWN else {True, False})


def test_a_name_is_a_rule_or_a_misfit() -> None:
    assert not MISFITS.keys() & {rule.name for rule in RULES}


def test_every_name_that_the_reader_and_the_model_use_is_documented() -> None:
    used = {name: path for folder in FOLDERS for name, path in _names_in(ROOT / "kb" / folder)}
    unknown = {name: path for name, path in used.items() if name not in MISFITS.keys() | {rule.name for rule in RULES}}
    assert not unknown, "tell why in kb/rules/misfits.py"
    assert len(used) > 20, "the names were not found; has the code that makes problems changed?"


def test_every_documented_name_is_used() -> None:
    used = {name for folder in FOLDERS for name, _ in _names_in(ROOT / "kb" / folder)}
    assert MISFITS.keys() <= used


def _names_in(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for function in [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))]:
            values = _values_of_names(function)
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                for text in _texts_of(_name_argument(call), values):
                    yield text, path.name
        for text in _texts_of(tree, {}):
            if text.startswith("yaml-") or text == "text-cut":
                yield text, path.name


def _name_argument(call: ast.Call) -> ast.expr | None:
    function = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    at = NAME_AT.get(function)
    named = [keyword.value for keyword in call.keywords if keyword.arg == "rule" and at is not None]
    return named[0] if named else call.args[at] if at is not None and at < len(call.args) else None


def _values_of_names(function: ast.AST) -> dict[str, ast.expr]:
    """What is assigned to each variable, so that `rule = "a" if … else "b"` is seen."""
    return {
        target.id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _texts_of(node: ast.AST | None, values: dict[str, ast.expr]) -> Iterator[str]:
    if isinstance(node, ast.Name):
        node = values.get(node.id)
    if node is None or isinstance(node, ast.Call):
        return
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and A_NAME.fullmatch(inner.value):
            yield inner.value
