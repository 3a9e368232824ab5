"""What help says where a file is odd in a way that YAML has no sentence for: it says what to type."""

from __future__ import annotations

import pytest

from kb.edits import apply_edits
from kb.model.settings import Settings
from kb.model.values.scalars import LONGEST
from kb.problem import Problem
from kb.read.record import File, read_record, read_settings
from kb.read.traps.scanned import SHOWN

HEAD = "title: x\nwindow:\n  start: 2026-02-14 02:00\n"
IN_A_RECORD = [
    ("summary: ｜\n  a\n  b\n", 4, "full-width ｜ (U+FF5C)", "write:  summary: |"),
    ("lessons:\n  - ＞\n    a\n", 5, "full-width ＞ (U+FF1E)", "write:  - >"),
    ("summary: !!str 5\n", 4, "a YAML tag", "delete the word that begins with !"),
    ("a: &b\n  - x\n", 4, "a YAML anchor", "delete the word that begins with &"),
    ("<<: {summary: x}\n", 4, "merge keys", "write the fields themselves here"),
    ("systems: [web, app\nlang: ja\n", 4, "for a list", "end the list with ]"),
    ("systems: [web]]\n", 4, "for a list", "delete the ] that is too many"),
    ("actual: {start: 02:03, end: 04:00\nlang: ja\n", 4, "for a map", "end the map with }"),
    ("systems: [web,, app]\n", 4, "not YAML", "delete the comma"),
    ('"summary: x\n', 4, "quotes that begins here never ends", 'write " where it ends'),
    (": x\n", 4, "a field's name is missing", "write:  name: value"),
    ("systems: web, app\n", 4, "expected a list", "write:  [web, app]"),
    ("systems: ［web、本番DB］\n", 4, "expected a list", "write:  [web, 本番DB]"),
    ("systems: x is down, and y too is down\n", 4, "expected a list", "on a line of its own"),
    ("actual: [02:03]\n", 4, "expected a map of fields", "write its fields below it:  start: …"),
    ("step:\n  - do: x\n", 4, "'step' is not a field", "did you mean 'steps'?"),
    ("title:\n  ja: ''\n", 4, "written twice", "delete one"),
]
IN_KB_YML = [
    ("", "the file is empty", "begin with: schema: 1"),
    ("- a\n", "a list", "begin with: schema: 1"),
    ("x\n", "map of fields", "begin with: schema: 1"),
    ("%YAML 1.1\n---\nschema: 1\n", "directive", "delete the line that begins with %"),
    ("%YAML 9.9\n---\nschema: 1\n", "not YAML", "delete the line that begins with %"),
    ("# T\n\n- a\n\n```\ncode\n```\n", "not indented as the lines above", "write 'field: |'"),
]


def problems(text: str) -> list[Problem]:
    return read_record(File("logs/windows/x.yml", (HEAD + text).encode()), "windows", Settings())[1]


@pytest.mark.parametrize(("text", "line", "message", "help"), IN_A_RECORD)
def test_a_record_is_told_what_to_type(text: str, line: int, message: str, help: str) -> None:
    found = problems(text)
    assert any(one.place.line == line and message in one.message and help in one.help for one in found), found


@pytest.mark.parametrize(("text", "message", "help"), IN_KB_YML)
def test_kb_yml_is_told_what_to_type(text: str, message: str, help: str) -> None:
    found = read_settings(File("logs/kb.yml", text.encode()))[2]
    assert any(message in one.message and help in one.help for one in found), found


def test_a_full_width_sign_that_begins_a_text_is_mended() -> None:
    (found,) = problems("summary: ｜\n  a\n  b\n")
    assert found.edit
    assert apply_edits(f"{HEAD}summary: ｜\n  a\n", [found.edit]) == f"{HEAD}summary: |\n  a\n"
    assert problems("summary: ｜\n") == [], "alone it is a text"


@pytest.mark.parametrize("text", ["steps:\n  - do: x\n    minutes: " + "9" * 3000, "summary: " + '"' * 3000])
def test_no_sentence_is_pages_long(text: str) -> None:
    for one in problems(f"{text}\n"):
        assert len(one.message) < LONGEST + 10
        assert len(one.help) < SHOWN + 10
