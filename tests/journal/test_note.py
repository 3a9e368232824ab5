"""A note is one line of JSON, and comes back as it was."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.journal.note import FIELDS, Note, read_note

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
VALUES = TEXT | st.lists(TEXT).map(tuple)
MOMENTS = st.builds(
    lambda at, minutes: at.replace(second=0, microsecond=0, tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(datetime(1900, 1, 2), datetime(2199, 1, 1)),  # noqa: DTZ001  # the zone is drawn too
    st.integers(-720, 840),
)


@st.composite
def notes(draw: st.DrawFn) -> Note:
    verb = draw(st.sampled_from(sorted(FIELDS)))
    names = draw(st.sets(st.sampled_from(sorted(FIELDS[verb])))) if FIELDS[verb] else set()
    return Note(draw(MOMENTS), verb, {name: draw(VALUES) for name in sorted(names)})


@given(notes())
def test_any_note_is_one_line_and_comes_back(note: Note) -> None:
    assert note.line().isascii()
    assert "\n" not in note.line()
    assert read_note(note.line()) == note


@pytest.mark.parametrize(
    "line",
    [
        "",
        "nonsense",
        "[1]",
        "{}",
        '{"at": "2026-02-14T02:12+09:00", "verb": "note", "wha',
        '{"at": "2026-02-14T02:12", "verb": "note", "what": "no zone"}',
        '{"at": "yesterday", "verb": "note"}',
        '{"at": 5, "verb": "note"}',
        '{"at": "2026-02-14T02:12+09:00", "verb": "dance"}',
        '{"at": "2026-02-14T02:12+09:00", "verb": ["note"]}',
        '{"at": "2026-02-14T02:12+09:00", "verb": "note", "what": 5}',
        '{"at": "2026-02-14T02:12+09:00", "verb": "note", "what": {"a": "b"}}',
        '{"at": "2026-02-14T02:12+09:00", "verb": "note", "title": "not its field"}',
    ],
)
def test_what_is_no_note_is_refused(line: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        read_note(line)
