"""Recordings of asciinema: what was shown, and in which line of the file it stands."""

from __future__ import annotations

import json

import pytest

from kb.detect.catalogue import Catalogue, FoundHits
from kb.detect.hit import KnownDetector
from kb.detect.reading.asciicast import read_cast
from kb.detect.reading.material import read_material
from kb.model.detector import Detector
from kb.model.settings import Settings

HEAD = {"version": 2, "width": 80, "height": 24}


def cast(*outputs: str, head: object = HEAD) -> str:
    lines = [json.dumps(head), *(json.dumps([at / 10, "o", text]) for at, text in enumerate(outputs))]
    return "\n".join(lines) + "\n"


def found(text: str, pattern: str = "connection reset by peer", name: str = "night.cast") -> FoundHits:
    known = KnownDetector("it", Detector.model_validate({"error_text": {"pattern": pattern}}))
    return Catalogue([known], Settings()).look(read_material(name, text.encode(), None, Settings()))


def test_what_was_written_in_pieces_is_one_line_told_where_it_began() -> None:
    text = cast("$ terra", "form apply\r\n", "read: connection", " reset by \u001b[1mpeer\u001b[0m\r\n", "$ ")
    (hit,) = found(text).hits
    assert (hit.where.line, hit.where.excerpt) == (4, "read: connection reset by peer")
    assert text.split("\n")[hit.where.line - 1].startswith("[0.2")


def test_several_lines_of_one_output_share_its_line() -> None:
    shown = read_cast(cast("a\r\nb", "c\n", "\n", "d", "\r", "\ne"))
    assert shown is not None
    assert shown[0].split("\n") == ["a", "bc", "", "d", "e"]
    assert shown[1] == [2, 2, 4, 5, 7]


def test_only_output_is_read() -> None:
    text = cast("fine\n") + json.dumps([1, "i", "connection reset by peer\r"]) + "\n" + json.dumps([1, "m", "x"])
    assert found(text).hits == ()


@pytest.mark.parametrize("head", [HEAD, {"version": 3, "term": {"cols": 80, "rows": 24}}])
def test_the_versions_that_are_lines(head: object) -> None:
    assert [hit.where.line for hit in found(cast("x\n", "connection reset by peer", head=head)).hits] == [3]


def test_version_1_is_one_object() -> None:
    file = {"version": 1, "width": 80, "height": 24, "stdout": [[0.1, "connection reset"], [0.1, " by peer\r\n"]]}
    for text in (json.dumps(file), json.dumps(file, indent=2)):
        assert [hit.where.line for hit in found(text).hits] == [1]


def test_a_plan_that_was_shown() -> None:
    plan = '  # aws_db_instance.main will be destroyed\r\n  - resource "aws_db_instance" "main" {\r\n'
    values = cast("$ terraform plan\r\n", plan, '      - password = "hunter2" -> null\r\n', "    }\r\n")
    material = read_material("x.cast", values.encode(), None, Settings())
    assert [(one.address, one.action) for one in material.changes] == [("aws_db_instance.main", "delete")]
    (hit,) = found(values, "password").hits
    assert (hit.where.line, hit.where.excerpt) == (4, "")


NONE = [
    "",
    "{}",
    "plain\n",
    '{"version": 2}',
    '{"version": 2, "width": 80}\n',
    '{"version": 9, "width": 80}\n[0, "o", "x"]',
    '{"version": 2, "width": 80}\n[0, "o"',
    '{"version": 2, "width": 1,\n[',
    '{"format_version": "1.2", "width": 1}',
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_recording_is_read_as_it_is(text: str) -> None:
    assert read_cast(text) is None
