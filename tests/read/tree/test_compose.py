"""The tree of a document: what of YAML has no place in a record is told, scalars stay text, nothing is too deep."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kb.model.file.nodes import Branch
from kb.read.fitting.fit import plain_data
from kb.read.tree.compose import MAX_DEPTH, MAX_NODES, compose

PATH = "logs/windows/x.yml"


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a: x\nb: &x 1", "yaml-feature", 2, 4),
        ("a: x\nb: *x", "yaml-feature", 2, 4),
        ("a: x\n<<: {b: c}", "yaml-feature", 2, 1),
        ("a: x\nb: !!str 1", "yaml-feature", 2, 4),
        ("a: x\nb: !ENV x", "yaml-feature", 2, 4),
        ("%YAML 1.1\n---\na: x", "yaml-feature", 1, 1),
        ("a: x\n---\nb: y", "several-documents", 2, 1),
        ("a: x\nb: y\na: z", "duplicate-key", 3, 1),
        ("a: x\nａ: y", "duplicate-key", 2, 1),
        ("ガ: x\nガ: y", "duplicate-key", 2, 1),
        ("a:\n  b: x\n  b: y", "duplicate-key", 3, 3),
        ("- a", "not-a-map", 1, 1),
        ("only a text", "not-a-map", 1, 1),
        ("? [a]\n: b", "bad-key", 1, 3),
        ("a: 'x", "yaml-syntax", 1, 4),
        ('a: "\\e"', "invisible-character", 1, 4),
        ('a: "\\0"', "invisible-character", 1, 4),
    ],
)
def test_what_has_no_place_in_a_record_is_told(text: str, rule: str, line: int, column: int) -> None:
    _, problems = compose(text, PATH)
    assert [(one.rule, one.place.line, one.place.column) for one in problems] == [(rule, line, column)]


def test_of_a_field_written_twice_the_first_is_kept() -> None:
    root, (problem,) = compose("a: x\nb: y\na: z\n", PATH)
    assert root is not None
    assert plain_data(root) == {"a": "x", "b": "y"}
    assert "line 1" in problem.message


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "''"])
def test_an_empty_document_has_no_tree(text: str) -> None:
    assert compose(text, PATH) == (None, [])


@pytest.mark.parametrize(
    "scalar",
    ["22:30", "no", "on", "0755", "1e3", "1_000", "~", "null", "012345670123", "1.10", "2026-02-30", "2026-11-23"],
)
def test_scalars_stay_text(scalar: str) -> None:
    root, problems = compose(f"{scalar}: {scalar}\nb: [{scalar}]\n", PATH)
    assert problems == []
    assert root is not None
    assert plain_data(root) == {scalar: scalar, "b": [scalar]}


def test_places_are_counted_in_code_points() -> None:
    root, _ = compose("😀漏: {b: x}\n", PATH)
    assert root is not None
    node = root.node(("😀漏",))
    assert isinstance(node, Branch)
    assert node.column == 4


def test_depth_has_a_limit() -> None:
    assert compose("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, PATH)[1] == []
    root, (problem,) = compose("a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), PATH)
    assert (root, problem.rule, problem.place.column) == (None, "too-deep", 3 + MAX_DEPTH + 1)


def test_the_number_of_values_has_a_limit() -> None:
    root, (problem,) = compose("a: [" + "x," * MAX_NODES + "]", PATH)
    assert (root, problem.rule) == (None, "too-large")


@pytest.mark.parametrize("opener", ["[", "{", "- ", "? ", "{a: "])
def test_deep_nesting_does_not_end_the_process(opener: str) -> None:
    program = (
        "import sys\nfrom kb.read.tree.compose import compose\n"
        "root, problems = compose(sys.argv[1] * 25_000, 'x.yml')\nprint(root, problems[-1].rule)"
    )
    command = [sys.executable, "-c", program, opener]
    run = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, "None too-deep"), run.stderr
