from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model.settings import Settings
from kb.problem import Problem
from kb.read.record import File, read_record
from kb.read.tree.compose import compose
from kb.read.tree.salvage import salvage


def told(text: str) -> list[tuple[str, int]]:
    entry, problems = read_record(File("logs/windows/x.yml", text.encode()), "windows", Settings())
    assert entry is None
    return sorted((problem.rule, problem.place.line) for problem in problems)


def test_a_broken_field_does_not_hide_what_is_wrong_with_the_others() -> None:
    text = (
        "title: A\ndecided_by: 03:30\nactual:\n  start: 25:70\n"
        "deviations:\n  - seen: x\n decisions: y\noutcome: abort\n"
    )
    assert told(text) == [("bad-time", 4), ("unknown-choice", 8), ("unknown-field", 2), ("yaml-syntax", 7)]


def test_two_broken_fields() -> None:
    text = "title: A\npeople:\n    - role: a\n  x: b\nsteps:\n    - do: c\n  y: d\noutcome: abort\n"
    assert told(text) == [("unknown-choice", 8), ("yaml-syntax", 4), ("yaml-syntax", 7)]


def test_a_title_that_is_broken_is_not_missing() -> None:
    assert told("title:\n    a: b\n  c: d\noutcome: abort\n") == [("unknown-choice", 4), ("yaml-syntax", 3)]


def test_one_field_alone_has_no_rest() -> None:
    assert told("title:\n    a: b\n  c: d\n") == [("yaml-syntax", 3)]


@pytest.mark.parametrize(
    ("text", "indents"),
    [
        ("deviations:\n  - at: 2\n    seen: x\n decisions:\n", "0 or 4"),
        ("steps:\n  - do: x\n    owner: y\n   minutes: 10\n", "0 or 4"),
        ("steps:\n  - do: x\n     owner: y\n", "4"),
    ],
)
def test_a_field_between_two_indentations(text: str, indents: str) -> None:
    ((problem,)) = compose(text, "x.yml")[1]
    assert problem.message.startswith("this line is indented by ")
    assert problem.help == f"indent it by {indents}, as the lines above"


@given(st.text(alphabet="ab:- \n'\"[]{}|>#\t", max_size=200))
def test_any_text_ends(text: str) -> None:
    root, problems = compose(text, "x.yml")
    if root is None:
        _, found = salvage(text, "x.yml", problems)
        assert found[: len(problems)] == problems
        assert all(isinstance(problem, Problem) for problem in found)
