"""Lines that YAML would join are told where they count, and only there."""

from __future__ import annotations

import pytest

from kb.model.settings import Settings
from kb.problem import Level
from kb.read.record import File, read_record

TABLE = ("NAME    READY", "web-0   1/1")


def judged(text: str) -> tuple[list[str], dict[str, object]]:
    entry, problems = read_record(File("logs/windows/x.yml", f"title: x\n{text}".encode()), "windows", Settings())
    assert entry is not None
    return [one.rule for one in problems], entry.record.model_dump()


@pytest.mark.parametrize("header", ["output:", "output: >", "output: >-"])
def test_pasted_lines_are_kept_apart(header: str) -> None:
    block = "".join(f"      {line}\n" for line in TABLE)
    rules, log = judged(f"window: {{start: 2026-10-01}}\ntimeline:\n  - what: up\n    {header}\n{block}")
    assert rules == ["yaml-folded"]
    assert "\n".join(TABLE) in str(log["timeline"][0]["output"])  # type: ignore[index]  # a dump is untyped


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("summary:\n  We moved\n  - the database\n", True),
        ("summary: >\n  We moved\n  - the database\n", True),
        ("summary: We moved\n  1. the database\n", True),
        ("summary: >\n  One.\n\n  Two.\n", True),
        ("summary: >\n  One\n  goes on, with 1/1 up.\n", False),
        ("summary:\n  One\n  goes on.\n", False),
        ("summary: |\n  One\n  - two\n", False),
        ("x-own: >\n  One\n  - two\n", False),
        ("lessons:\n  - >\n    One\n    goes on\n", False),
    ],
)
def test_prose_is_told_only_where_joining_loses_something(text: str, *, told: bool) -> None:
    raw = f"title: x\nwindow: {{start: 2026-10-01}}\n{text}".encode()
    _, problems = read_record(File("logs/windows/x.yml", raw), "windows", Settings())
    assert [(one.rule, one.level) for one in problems] == [("yaml-folded", Level.WARNING)] * told


def test_a_path_of_windows_in_double_quotes() -> None:
    rules, log = judged('summary: "in C:\\temp\\new"\n')
    assert rules == ["yaml-backslash"]
    assert log["summary"] == "in C:\\temp\\new"
    assert judged('summary: "one\\ntwo"\n') == ([], judged('summary: "one\\ntwo"\n')[1])
