"""More entries for `pitfalls_avoided`: every other line stays, and the file reads back as meant."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.edits import apply_edits
from kb.library import LogEntry
from kb.model.settings import Settings
from kb.model.worklog import Avoided
from kb.read.record import File, read_record
from kb.write.avoided import avoided_edit

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
    return apply_edits(text, [avoided_edit(read(text), more or MORE)])


def dedented(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


def at(indent: int) -> str:
    return textwrap.indent(ADDED, " " * indent)


def test_where_there_is_none_it_comes_last() -> None:
    before = "# a comment\ntitle: A night\nsummary: |\n  words\n  # no comment\n# the end\n"
    assert added(before) == f"{before}pitfalls_avoided:\n{at(2)}"


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
