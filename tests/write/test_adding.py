"""Entries of lists and fields of maps: every other line stays, and the file reads back as meant."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.edits import apply_edits
from kb.library import LogEntry
from kb.model.file.path import Path
from kb.model.settings import Settings
from kb.model.worklog import Avoided
from kb.read.record import File, read_record
from kb.write.adding import entries_edit, field_edit

MORE = [Avoided(id="wet-paint", caught_by="detect", note="plan.json: a.b is updated; changes: origin")]
ADDED = """\
- id: wet-paint
  caught_by: detect
  note: 'plan.json: a.b is updated; changes: origin'
"""


def read(text: str) -> LogEntry:
    entry, problems = read_record(File("logs/windows/night.yml", text.encode()), "windows", Settings())
    assert isinstance(entry, LogEntry)
    assert not problems, problems
    return entry


def added(text: str, more: list[Avoided] | None = None) -> str:
    values = [{"id": one.id, "caught_by": one.caught_by, "note": one.note} for one in more or MORE]
    return apply_edits(text, [entries_edit(read(text).source, "pitfalls_avoided", values)])


def dedented(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


def at(indent: int) -> str:
    return textwrap.indent(ADDED, " " * indent)


def test_a_list_that_is_not_there_comes_where_the_night_has_it() -> None:
    before = "# a comment\nactions:\n  - look\ntitle: A night\nsummary: |\n  words\n  # no comment\n\n# the end\n"
    new = f"  - look\npitfalls_avoided:\n{at(2)}"
    assert added(before) == before.replace("  - look\n", new)
    before = before.replace("actions:", "went_well:")
    edit = entries_edit(read(before).source, "timeline", ["new"])
    assert apply_edits(before, [edit]) == before.replace("comment\n\n", "comment\ntimeline:\n  - new\n\n")


def test_where_nothing_comes_before_it_it_comes_last() -> None:
    assert added("title: A night\n# the end\n\n") == f"title: A night\n# the end\npitfalls_avoided:\n{at(2)}\n"


def test_a_file_without_a_last_line_end_stays_so() -> None:
    assert added("title: A night") == f"title: A night\npitfalls_avoided:\n{at(2)}".rstrip("\n")


@pytest.mark.parametrize("indent", [0, 2, 4])
def test_a_list_goes_on_at_its_own_indentation(indent: int) -> None:
    pad = " " * indent
    start = f"title: A night\npitfalls_avoided:  # why\n{pad}# first\n{pad}- one\n{pad}- id: two\n{pad}  note: |\n"
    start += f"{pad}    words\n"
    rest = "\n# about the outcome\noutcome: completed\n"
    assert added(start + rest) == start + at(indent) + rest


@pytest.mark.parametrize("empty", ["pitfalls_avoided:\n", "pitfalls_avoided:   # none yet\n"])
def test_a_field_without_a_value_is_filled(empty: str) -> None:
    before, after = f"title: A night\n{empty}", "lessons:\n  - look\n"
    assert added(before + after) == before + at(2) + after


@pytest.mark.parametrize("written", ["[]", "[ ]", "[one, two]", "[one,\n  two]", "[one, {id: two, note: x}]"])
def test_square_brackets_become_lines(written: str) -> None:
    text = f"title: A night\npitfalls_avoided: {written}  # ours\noutcome: completed\n"
    found = added(text)
    assert found.startswith("title: A night\npitfalls_avoided:  # ours\n")
    assert found.endswith(f"{at(2)}outcome: completed\n")
    assert [one.id for one in read(found).record.pitfalls_avoided] == [*re.findall("one|two", written), "wet-paint"]


def test_comments_inside_square_brackets_are_not_lost() -> None:
    with pytest.raises(ValueError, match="line 2: write pitfalls_avoided without square brackets first"):
        added("title: A night\npitfalls_avoided: [one,  # mine\n  two]\n")


def test_line_ends_of_windows_stay() -> None:
    found = added("title: A night\r\noutcome: completed\r\n")
    assert found.count("\r\n") == found.count("\n") == 6


TEXT = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1, max_size=40)


@given(TEXT.filter(lambda text: text.strip() == text), st.booleans())
def test_any_note_reads_back(note: str, first: bool) -> None:
    before = "title: A night\npitfalls_avoided:\n- one\n" if first else "title: A night\n"
    more = [Avoided(id="wet-paint", caught_by="detect", note=note)]
    try:
        text = added(before, more)
    except ValueError:
        return  # a text that no record may hold
    assert read(text).record.pitfalls_avoided[-1] == more[0]


# Before another entry ----------------------------------------------------------------------------


LIST = """\
title: A night
timeline:
  # the beginning
  - at: 2026-02-14 02:10
    what: ours
  -
    # late
    at: 03:00
    what: |
      theirs
outcome: completed
"""


@pytest.mark.parametrize(("before", "line"), [(0, 3), (1, 5), (None, 10)])
def test_an_entry_takes_its_place(before: int | None, line: int) -> None:
    edit = entries_edit(read(LIST).source, "timeline", [{"what": "new"}], before)
    lines = apply_edits(LIST, [edit]).splitlines()
    assert lines[line] == "  - what: new"
    assert [one for one in lines if one != "  - what: new"] == LIST.splitlines()


def test_an_entry_takes_its_place_in_square_brackets() -> None:
    text = "title: A night\ntimeline: [{at: 2026-02-14, what: 'a: b'}, {what: c}]\n"
    edit = entries_edit(read(text).source, "timeline", [{"what": "new"}], 1)
    assert apply_edits(text, [edit]) == dedented("""
        title: A night
        timeline:
          - at: 2026-02-14
            what: 'a: b'
          - what: new
          - what: c
        """)


# Fields of maps ----------------------------------------------------------------------------------


def filled(text: str, path: Path, name: str = "note", value: str = "ours: all of it") -> str:
    return apply_edits(text, [field_edit(read(text).source, path, name, value, short="do")])


STEP: Path = ("steps", 0)
NOTE = "note: 'ours: all of it'"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - look\n", f"  - do: look\n    {NOTE}\n"),
        ("  - 'look: up'  # twice\n", f"  - do: 'look: up'  # twice\n    {NOTE}\n"),
        ("  - {do: look, touches: [dns, rds]}  # twice\n",
         f"  - do: look  # twice\n    touches:\n      - dns\n      - rds\n    {NOTE}\n"),
        ("-   do: look\n    id: a\n", f"-   do: look\n    id: a\n    {NOTE}\n"),
        ("  - do: look\n    command: |\n      a\n\n      b\n\n  - wait\n",
         f"  - do: look\n    command: |\n      a\n\n      b\n    {NOTE}\n\n  - wait\n"),
        ("  - do: look\n    note:\n    id: a\n", f"  - do: look\n    {NOTE}\n    id: a\n"),
        ("  - do: look\n    note:   # later\n", f"  - do: look\n    # later\n    {NOTE}\n"),
        ("  - id: a\n    touches: [dns,\n      rds]\n    do: look\n  # wait\n",
         f"  - id: a\n    touches: [dns,\n      rds]\n    do: look\n    {NOTE}\n  # wait\n"),
    ],
)  # fmt: skip
def test_a_step_gets_a_field(before: str, after: str) -> None:
    head, tail = "title: A night\nsteps:\n", "outcome: completed\n"
    assert filled(head + before + tail, STEP) == head + after + tail


@pytest.mark.parametrize(
    ("step", "why"),
    [
        ("steps: [look, {do: wait}]\n", "write steps 1 with a line for each field"),
        ("steps:\n  - do: look\n    note: mine\n", "note has a value"),
        ("steps:\n  - {do: look,\n     id: a}\n", "write steps 1 with a line for each field"),
        ("steps:\n  - |\n    look\n    up\n", "write steps 1 with a line for each field"),
        ("steps:\n  - note:  # mine\n    do: look\n", "write note below its comment"),
    ],
)
def test_where_a_field_cannot_be_added_it_is_said(step: str, why: str) -> None:
    with pytest.raises(ValueError, match=rf"^line \d: {why}"):
        filled(f"title: A night\n{step}", STEP)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "actual:\n  start: 2026-02-13\n"),
        ("actual:\n", "actual:\n  start: 2026-02-13\n"),
        ("actual:  # the clock of the wall\n", "actual:  # the clock of the wall\n  start: 2026-02-13\n"),
        ("actual: {end: 2026-02-14}  # ours\n", "actual:  # ours\n  end: 2026-02-14\n  start: 2026-02-13\n"),
        ("actual:\n    end: 2026-02-14\n", "actual:\n    end: 2026-02-14\n    start: 2026-02-13\n"),
        ("actual:\n  start:\n  end: 2026-02-14\n", "actual:\n  start: 2026-02-13\n  end: 2026-02-14\n"),
    ],
)
def test_a_map_of_the_record_gets_a_field(before: str, after: str) -> None:
    assert filled(f"title: A night\n{before}", ("actual",), "start", "2026-02-13") == f"title: A night\n{after}"


def test_the_record_itself_gets_a_field() -> None:
    assert filled("title: A night\noutcome:\n", (), "outcome", "aborted") == "title: A night\noutcome: aborted\n"
    assert filled("title: A night\n# end\n", (), "outcome", "aborted") == "title: A night\n# end\noutcome: aborted\n"
